import type { PathsSpec } from "../../planner/paths.js";
import type { Value } from "../../types.js";

/** What was asked for, whichever rows paths begin at and are made of. */
export type PathsShape = Omit<PathsSpec, "base" | "rows">;

/** What followed (or came before) base rows. */
export interface PathsResult {
  readonly spec: PathsShape;
  /** Users with a base row. */
  readonly users: number;
  /** Base rows: one per user, or all where each counts. */
  readonly root: PathBranch;
}

/** Paths that begin alike: `count` = `ended` + the counts of `next` and of `other`. */
export interface PathBranch {
  readonly count: number;
  /** Paths that have no further row; null at full length, where they are cut. */
  readonly ended: number | null;
  /** By count descending, ties by key ascending with null last. */
  readonly next: readonly PathNode[];
  /** What `top` left out here, summed; null when nothing was. */
  readonly other: { readonly keys: number; readonly count: number } | null;
}

export interface PathNode extends PathBranch {
  /** Value of the column at the row; null is a value. */
  readonly key: Value;
}

import type { ScalarType } from "../types.js";
import type { Predicate } from "./expression.js";

/** What users do after (or before) a row: resolved, defaults filled in. */
export interface PathsSpec {
  readonly name: string | null;
  readonly direction: "next" | "previous";
  /** Rows that paths begin at; they are no part of the path. No row where `dropped` says it. */
  readonly base: Predicate;
  /**
   * The base row is the last one of the chain that counts in a funnel (its position among the plan's), for users who reached some required
   * step and not the last: `level` of them, or any number when null.
   */
  readonly dropped: { readonly funnel: number; readonly level: number | null } | null;
  readonly choice: "first" | "last" | "each";
  /** Rows that a path is made of. */
  readonly rows: Predicate;
  /** 1 to 20. */
  readonly length: number;
  readonly by: { readonly name: string; readonly type: ScalarType };
  /** A row further than this from the base row ends the path; in the unit of the time column. */
  readonly within: number | null;
  /** A row with the value of the one taken before it (at first, of the base row) is left out. */
  readonly collapse: boolean;
  /** How many values are kept after each node; the rest is `other`. */
  readonly top: number;
}

/** Whether some paths begin where users leave the funnel at this position. */
export function feedsPaths(paths: readonly PathsSpec[], funnel: number): boolean {
  return paths.some(({ dropped }) => dropped?.funnel === funnel);
}

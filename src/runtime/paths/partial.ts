import type { Value } from "../../types.js";
import { type PathTree, PathTreeBuilder } from "./path-tree.js";

/** What a part knows of paths. */
export interface PathsPartial {
  /** Users with a base row. */
  readonly users: number;
  readonly tree: PathTree;
}

/** The partial of a part in which no user can match. */
export function emptyPaths(): PathsPartial {
  return { users: 0, tree: new PathTreeBuilder().tree(() => null) };
}

/** Adds up partials in the order given: whole numbers, so that how users lie in parts changes no count. */
export function mergePaths(partials: readonly PathsPartial[]): PathsPartial {
  const [only, ...others] = partials;
  if (only !== undefined && others.length === 0) return only;
  const index = new Map<Value, number>();
  for (const { tree } of partials)
    for (const value of tree.values) if (!index.has(value)) index.set(value, index.size);
  const values = [...index.keys()];
  const merged = new PathTreeBuilder();
  for (const { tree } of partials) {
    const { parents, keys, counts } = tree;
    const places = new Int32Array(counts.length);
    const keyOf = tree.values.map((value) => index.get(value) ?? 0);
    merged.add(0, counts[0] ?? 0);
    // A parent comes before its children, so that its place is known; all arrays have an entry per node.
    for (let node = 1; node < counts.length; node++) {
      const place = merged.child(places[parents[node]!]!, keyOf[keys[node]!]!);
      places[node] = place;
      merged.add(place, counts[node]!);
    }
  }
  const users = partials.reduce((sum, partial) => sum + partial.users, 0);
  return { users, tree: merged.tree((key) => values[key] ?? null) };
}

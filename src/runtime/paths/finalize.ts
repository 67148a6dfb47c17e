import type { PathsSpec } from "../../planner/paths.js";
import { compareNullable } from "../rank.js";
import type { PathsPartial } from "./partial.js";
import type { PathTree } from "./path-tree.js";
import type { PathBranch, PathNode, PathsResult } from "./result.js";

/** The merged partial of all parts to the answer; `top` cuts here, so that what it leaves out is exact. */
export function finalizePaths(spec: PathsSpec, { users, tree }: PathsPartial): PathsResult {
  const { base: _, rows: __, ...shape } = spec;
  return { spec: shape, users, root: branch(spec, tree, childrenOf(tree), 0, 0) };
}

/** Nodes by parent: those of `node` are list[starts[node]] to list[starts[node + 1]]. */
interface Children {
  readonly starts: Int32Array;
  readonly list: Int32Array;
}

function childrenOf({ parents }: PathTree): Children {
  // Both have room for every node; the root is nobody's child.
  const starts = new Int32Array(parents.length + 1);
  for (let node = 1; node < parents.length; node++) starts[parents[node]! + 1]! += 1;
  for (let node = 0; node < parents.length; node++) starts[node + 1]! += starts[node]!;
  const next = starts.slice();
  const list = new Int32Array(parents.length);
  for (let node = 1; node < parents.length; node++) {
    const parent = parents[node]!;
    list[next[parent]!] = node;
    next[parent]! += 1;
  }
  return { starts, list };
}

function branch(
  spec: PathsSpec,
  tree: PathTree,
  children: Children,
  node: number,
  depth: number,
): PathBranch {
  const count = tree.counts[node] ?? 0;
  if (depth === spec.length) return { count, ended: null, next: [], other: null };
  const ranked = Array.from(children.list.subarray(children.starts[node], children.starts[node + 1]))
    .map((child) => ({
      child,
      count: tree.counts[child] ?? 0,
      key: tree.values[tree.keys[child] ?? 0] ?? null,
    }))
    .sort((a, b) => b.count - a.count || compareNullable(a.key, b.key));
  const kept = ranked.slice(0, spec.top);
  const rest = ranked.slice(kept.length);
  const sum = (list: typeof ranked): number => list.reduce((total, each) => total + each.count, 0);
  return {
    count,
    ended: count - sum(ranked),
    next: kept.map(
      ({ child, key }): PathNode => ({ key, ...branch(spec, tree, children, child, depth + 1) }),
    ),
    other: rest.length === 0 ? null : { keys: rest.length, count: sum(rest) },
  };
}

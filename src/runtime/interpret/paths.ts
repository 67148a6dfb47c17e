import { requiredSteps } from "../../planner/chain.js";
import type { FunnelNode, PathsNode } from "../../planner/logical/plan.js";
import type { PathsSpec } from "../../planner/paths.js";
import type { Value } from "../../types.js";
import type { PathBranch, PathsResult } from "../paths/result.js";
import { matchStream } from "./chain/match.js";
import type { Surroundings } from "./condition.js";
import type { Stream } from "./group.js";
import { holds } from "./predicate.js";
import { keyOrder } from "./retention.js";
import { type Row, scalar } from "./row.js";

/** Values of the rows of a path, nearest to the base row first. */
type Path = readonly Value[];

/** Paths over the selected users: every path is written down, then they are counted by their beginnings. */
export function runPaths(
  { kind: _, ...spec }: PathsNode,
  users: readonly Stream[],
  funnels: readonly FunnelNode[],
  around: Surroundings,
): PathsResult {
  const perUser = users.map((user) => pathsOf(spec, user.rows, funnels, around));
  const { base: _base, rows: _rows, ...shape } = spec;
  return {
    spec: shape,
    users: perUser.filter((paths) => paths.length > 0).length,
    root: branch(spec, perUser.flat(), 0),
  };
}

function pathsOf(
  spec: PathsSpec,
  rows: readonly Row[],
  funnels: readonly FunnelNode[],
  around: Surroundings,
): readonly Path[] {
  const { shared, time } = around;
  const all =
    dropped(spec, rows, funnels, around) ??
    rows.flatMap((row, at) => (holds(spec.base, row, shared) ? [at] : []));
  const chosen = spec.choice === "each" ? all : spec.choice === "first" ? all.slice(0, 1) : all.slice(-1);
  return chosen.map((at) => {
    const others = spec.direction === "next" ? rows.slice(at + 1) : rows.slice(0, at).reverse();
    const base = rows[at];
    const considered = others.filter((row) => holds(spec.rows, row, shared));
    return base === undefined ? [] : pathFrom(spec, base, considered, time);
  });
}

/** Where the user left the funnel that paths begin at, if it did; null when they begin at rows. */
function dropped(
  { dropped: from }: PathsSpec,
  rows: readonly Row[],
  funnels: readonly FunnelNode[],
  around: Surroundings,
): readonly number[] | null {
  const funnel = from && funnels[from.funnel];
  if (!from || !funnel) return null;
  const { level, chain } = matchStream(funnel, rows, around);
  const isDropped = level > 0 && level < requiredSteps(funnel.chain).length;
  if (!isDropped || (from.level !== null && from.level !== level)) return [];
  return [Math.max(...chain.map(({ at }) => at))];
}

/** Takes rows outward from the base row until there are enough of them or one is too far away. */
function pathFrom(spec: PathsSpec, base: Row, rows: readonly Row[], time: string): Path {
  const path: Value[] = [];
  let before = scalar(base, spec.by.name);
  for (const row of rows) {
    if (path.length === spec.length || isFar(spec, base, row, time)) break;
    const value = scalar(row, spec.by.name);
    const isRepeat = spec.collapse && new Set([before]).has(value);
    before = value;
    if (!isRepeat) path.push(value);
  }
  return path;
}

function isFar({ within }: PathsSpec, base: Row, row: Row, time: string): boolean {
  if (within === null) return false;
  const [from, to] = [scalar(base, time), scalar(row, time)];
  if (typeof from === "bigint" && typeof to === "bigint") return abs(to - from) > within;
  return Math.abs(Number(to) - Number(from)) > within;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** Paths that share their first `depth` values. */
function branch(spec: PathsSpec, paths: readonly Path[], depth: number): PathBranch {
  if (depth === spec.length) return { count: paths.length, ended: null, next: [], other: null };
  const groups = new Map<Value, Path[]>();
  for (const path of paths) {
    const value = path[depth];
    if (value === undefined) continue;
    groups.set(value, [...(groups.get(value) ?? []), path]);
  }
  const ranked = [...groups].sort(([a, some], [b, others]) => others.length - some.length || keyOrder(a, b));
  const kept = ranked.slice(0, spec.top);
  const rest = ranked.slice(kept.length);
  return {
    count: paths.length,
    ended: paths.filter((path) => path.length === depth).length,
    next: kept.map(([key, some]) => ({ key, ...branch(spec, some, depth + 1) })),
    other:
      rest.length === 0
        ? null
        : { keys: rest.length, count: rest.reduce((sum, [, some]) => sum + some.length, 0) },
  };
}

import type { Predicate } from "../../planner/expression.js";
import type { Value } from "../../types.js";
import { holds } from "./predicate.js";
import { type Row, scalar } from "./row.js";

/**
 * How many leading steps the rows of one user reach: step i is reached by the earliest of its rows that is strictly later
 * than the row chosen for step i-1. With strict ties and no further clause no other choice reaches more (LANGUAGE.md
 * section 3 "Chain", COMPAT.md section 6), since an earlier row leaves every later one open.
 */
export function stepsReached(
  steps: readonly Predicate[],
  rows: readonly Row[],
  shared: readonly Predicate[],
  time: string,
): number {
  let last: Value = null;
  for (const [index, step] of steps.entries()) {
    const candidates = rows.filter((row) => holds(step, row, shared)).map((row) => scalar(row, time));
    let next: Value = null;
    for (const at of candidates) {
      if (at === null || Number.isNaN(at) || (last !== null && at <= last)) continue;
      if (next === null || at < next) next = at;
    }
    if (next === null) return index;
    last = next;
  }
  return steps.length;
}

import { fail } from "../../errors/index.js";
import type { Query } from "../../parser/ast.js";
import { type BoundRange, bindRange } from "./range.js";
import type { Scope } from "./scope.js";

/** A timeframe in the time column's unit. */
export type BoundTimeframe = BoundRange;

/** Types the timeframe; an empty or inverted one is an error. */
export function bindTimeframe(query: Query, scope: Scope): BoundTimeframe {
  if (query.timeframe === null) return { predicate: null, start: null, end: null };
  return bindRange(query.timeframe, "the timeframe", scope);
}

/** Refuses a bare number that is far off the data, which is most likely in another unit. */
export function checkScale({ start, end }: BoundTimeframe, scope: Scope): void {
  const range = scope.dataset.timeRange;
  if (range === null || !(range.min > 0)) return;
  const [min, max] = [Number(range.min), Number(range.max)];
  for (const bound of [start, end]) {
    if (bound === null || !bound.isBare) continue;
    const value = Number(bound.value);
    if (value * 100 >= min && value <= max * 100) continue;
    fail(
      "timeframe-scale",
      { bound: bound.typed.words, min: `${range.min}`, max: `${range.max}` },
      {
        place: bound.typed.at,
        hint: "is it in another unit? the times of the data are in the time column's own",
      },
    );
  }
}

import type { Value } from "../../types.js";
import type { Scalar } from "../result.js";
import { orderOf } from "./compare.js";

/** A key of a `by` column with its value. */
export type Ranked = readonly [key: Exclude<Value, null>, value: Scalar];

/** Pairs by value descending (NaN after numbers, null last), ties by key ascending; the first `top` of them. */
export function rank(pairs: readonly Ranked[], top: number | null): readonly Ranked[] {
  const ordered = [...pairs].sort((a, b) => valueOrder(a[1], b[1]) || orderOf(a[0], b[0]));
  return top === null ? ordered : ordered.slice(0, top);
}

function valueOrder(a: Scalar, b: Scalar): number {
  const group = valueGroup(a) - valueGroup(b);
  if (group !== 0 || a === null || b === null || Number.isNaN(a)) return group;
  return orderOf(b, a);
}

function valueGroup(value: Scalar): number {
  if (value === null) return 2;
  return Number.isNaN(value) ? 1 : 0;
}

import type { Value } from "../types.js";
import { compareUtf8 } from "../utf8-order.js";
import type { Key } from "./partial.js";
import type { Scalar } from "./result.js";

/** Pairs by value descending (NaN after numbers, null last), ties by key ascending; the first `top` of them. */
export function rankKeys(
  pairs: readonly (readonly [Key, Scalar])[],
  top: number | null,
): readonly (readonly [Key, Scalar])[] {
  const ranked = [...pairs].sort(
    ([leftKey, left], [rightKey, right]) => compareValues(left, right) || compareKeys(leftKey, rightKey),
  );
  return top === null ? ranked : ranked.slice(0, top);
}

function compareValues(left: Scalar, right: Scalar): number {
  return standing(left) - standing(right) || (left !== null && right !== null ? order(right, left) : 0);
}

function standing(value: Scalar): number {
  return value === null ? 2 : Number.isNaN(Number(value)) ? 1 : 0;
}

/** Ascending; numbers by value with NaN last, strings by UTF-8 bytes, false before true. */
export function compareKeys(left: Key, right: Key): number {
  if (typeof left === "string" && typeof right === "string") return compareUtf8(left, right);
  const [a, b] = [Number.isNaN(left), Number.isNaN(right)];
  return Number(a) - Number(b) || order(left, right);
}

/** As `compareKeys`, null last. */
export function compareNullable(left: Key | null, right: Key | null): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return compareKeys(left, right);
}

/** Keys of several columns, value by value, null last. */
export function compareKeyLists(left: readonly Value[], right: readonly Value[]): number {
  for (let at = 0; at < left.length; at++) {
    const byValue = compareNullable(left[at] ?? null, right[at] ?? null);
    if (byValue !== 0) return byValue;
  }
  return 0;
}

function order(left: Key, right: Key): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

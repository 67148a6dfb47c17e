import type { Comparison } from "../../planner/expression.js";
import type { Value } from "../../types.js";
import { compareUtf8 } from "../../utf8-order.js";

type Present = Exclude<Value, null>;

/**
 * The comparison of two values of one kind; ints and floats compare exactly by value (JavaScript does so between
 * bigint and number). False on null and NaN.
 */
export function compares(op: Comparison, left: Value, right: Value): boolean {
  if (left === null || right === null) return false;
  if (typeof left === "string" && typeof right === "string") return signFits(op, compareUtf8(left, right));
  switch (op) {
    case "==":
      return left <= right && left >= right;
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
  }
}

function signFits(op: Comparison, sign: number): boolean {
  return compares(op, sign, 0);
}

/**
 * Total order of present values of one column, ascending: numbers by value with NaN last, strings by UTF-8 bytes,
 * false before true. 0 for equal values, -0 and 0 among them.
 */
export function orderOf(a: Present, b: Present): number {
  if (typeof a === "string" && typeof b === "string") return compareUtf8(a, b);
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

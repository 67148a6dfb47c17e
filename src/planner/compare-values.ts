import { assertNever } from "../errors/index.js";
import type { Value } from "../types.js";
import { compareUtf8 } from "../utf8-order.js";
import type { Comparison } from "./expression.js";

type Present = Exclude<Value, null>;

/**
 * The order of two values: negative, 0 or positive; null when they have none (NaN, or values of different kinds).
 * Ints and floats are compared exactly by value, strings by UTF-8 bytes.
 */
export function orderOf(a: Present, b: Present): number | null {
  if (typeof a === "string" || typeof b === "string") {
    return typeof a === "string" && typeof b === "string" ? compareUtf8(a, b) : null;
  }
  if (typeof a === "boolean" || typeof b === "boolean") {
    return typeof a === "boolean" && typeof b === "boolean" ? Number(a) - Number(b) : null;
  }
  if (a < b) return -1;
  if (a > b) return 1;
  return Number.isNaN(a) || Number.isNaN(b) ? null : 0;
}

/** Whether a comparison is true of two values with this order; without an order none is. */
export function holdsInOrder(op: Comparison, order: number | null): boolean {
  if (order === null) return false;
  switch (op) {
    case "==":
      return order === 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
    default:
      return assertNever(op);
  }
}

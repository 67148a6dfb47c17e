import { assertNever } from "../../errors/index.js";
import type { CompareOp } from "../ast.js";

/** Whether a count of 0 fits a count target. */
export function fitsZero(op: CompareOp, value: bigint): boolean {
  switch (op) {
    case "==":
      return value === 0n;
    case "!=":
      return value !== 0n;
    case "<":
      return value > 0n;
    case "<=":
      return value >= 0n;
    case ">":
      return value < 0n;
    case ">=":
      return value <= 0n;
    default:
      return assertNever(op);
  }
}

import { assertNever, fail } from "../../errors/index.js";
import type { Operand } from "../../planner/expression.js";
import type { Value } from "../../types.js";
import { zonedDate, zonedHour, zonedWeekday } from "../calendar.js";
import { codePointLength } from "../text.js";
import { type Row, scalar } from "./row.js";

/** The value of an operand on one row: bigint for int and timestamp, number for float; null of null. */
export function operandValue(operand: Operand, row: Row): Value {
  switch (operand.kind) {
    case "literal":
      return operand.value;
    case "null":
      return null;
    case "column":
      return scalar(row, operand.name);
    case "arithmetic":
      return arithmetic(operand.op, operandValue(operand.left, row), operandValue(operand.right, row));
  }
  const value = operandValue(operand.operand, row);
  if (value === null) return null;
  switch (operand.kind) {
    case "negate":
      return -Number(numeric(value));
    case "lower":
      return text(value).toLowerCase();
    case "upper":
      return text(value).toUpperCase();
    case "length":
      return BigInt(codePointLength(text(value)));
    case "abs":
      return absolute(numeric(value));
    case "hour":
      return whole(zonedHour(numeric(value), operand.unit, operand.zone));
    case "weekday":
      return whole(zonedWeekday(numeric(value), operand.unit, operand.zone));
    case "date":
      return zonedDate(numeric(value), operand.unit, operand.zone);
    default:
      return assertNever(operand);
  }
}

/** In float64; null of null, and where the divisor is zero. The remainder takes the sign of the dividend. */
function arithmetic(op: "+" | "-" | "*" | "/" | "%", left: Value, right: Value): number | null {
  if (left === null || right === null) return null;
  const a = Number(numeric(left));
  const b = Number(numeric(right));
  switch (op) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return b === 0 ? null : a / b;
    case "%":
      return b === 0 ? null : a % b;
  }
}

function absolute(value: bigint | number): bigint | number {
  return typeof value === "bigint" ? (value < 0n ? -value : value) : Math.abs(value);
}

function whole(value: number | null): bigint | null {
  return value === null ? null : BigInt(value);
}

function numeric(value: Value): bigint | number {
  if (typeof value === "bigint" || typeof value === "number") return value;
  return fail("internal-error", { what: `expected a number, found ${typeof value}` });
}

function text(value: Value): string {
  if (typeof value === "string") return value;
  return fail("internal-error", { what: `expected a string, found ${typeof value}` });
}

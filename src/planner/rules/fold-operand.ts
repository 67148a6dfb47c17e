import { assertNever } from "../../errors/index.js";
import { FLOAT } from "../../types.js";
import type { Operand } from "../expression.js";

type Arithmetic = Extract<Operand, { kind: "arithmetic" }>;

/** An operand with everything computed that needs no row. Null goes through every function and operator. */
export function foldOperand(operand: Operand): Operand {
  switch (operand.kind) {
    case "literal":
    case "null":
    case "column":
      return operand;
    case "arithmetic":
      return foldArithmetic(operand);
    case "negate": {
      const inner = foldOperand(operand.operand);
      if (inner.kind === "null") return inner;
      const value = numberOf(inner);
      return value === null ? { ...operand, operand: inner } : float(-value);
    }
    case "abs": {
      const inner = foldOperand(operand.operand);
      if (inner.kind === "null") return inner;
      if (inner.kind !== "literal") return { ...operand, operand: inner };
      if (typeof inner.value === "number") return { ...inner, value: Math.abs(inner.value) };
      if (typeof inner.value !== "bigint") return { ...operand, operand: inner };
      return { ...inner, value: inner.value < 0n ? -inner.value : inner.value };
    }
    case "lower":
    case "upper":
    case "length":
    case "hour":
    case "weekday":
    case "date": {
      const inner = foldOperand(operand.operand);
      return inner.kind === "null" ? inner : { ...operand, operand: inner };
    }
    default:
      return assertNever(operand);
  }
}

function foldArithmetic(operand: Arithmetic): Operand {
  const left = foldOperand(operand.left);
  const right = foldOperand(operand.right);
  if (left.kind === "null" || right.kind === "null") return { kind: "null" };
  const [a, b] = [numberOf(left), numberOf(right)];
  if (b === 0 && (operand.op === "/" || operand.op === "%")) return { kind: "null" };
  if (a === null || b === null) return { ...operand, left, right };
  return float(compute(operand.op, a, b));
}

function compute(op: Arithmetic["op"], a: number, b: number): number {
  switch (op) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return a / b;
    case "%":
      return a % b;
    default:
      return assertNever(op);
  }
}

function numberOf(operand: Operand): number | null {
  if (operand.kind !== "literal") return null;
  const { value } = operand;
  return typeof value === "bigint" || typeof value === "number" ? Number(value) : null;
}

function float(value: number): Operand {
  return { kind: "literal", type: FLOAT, value };
}

import type { Operand, Predicate } from "../../../src/planner/expression.js";
import type { Value } from "../../../src/types.js";

export type Row = Readonly<Record<string, Value>>;

/** Whether a predicate holds on a row, by the plainest reading of the language. Strings are ASCII here. */
export function holds(predicate: Predicate, row: Row): boolean {
  switch (predicate.kind) {
    case "constant":
      return predicate.value;
    case "compare": {
      const [left, right] = [valueIn(predicate.left, row), valueIn(predicate.right, row)];
      if (left === null || right === null) return false;
      if (predicate.op === "<") return left < right;
      if (predicate.op === "<=") return left <= right;
      if (predicate.op === ">") return left > right;
      if (predicate.op === ">=") return left >= right;
      return left <= right && left >= right;
    }
    case "in": {
      const value = valueIn(predicate.operand, row);
      return value !== null && predicate.values.some((other) => value <= other && value >= other);
    }
    case "text-match": {
      const value = valueIn(predicate.operand, row);
      return typeof value === "string" && value.startsWith(predicate.pattern);
    }
    case "is-null":
      return valueIn(predicate.operand, row) === null;
    case "is-true":
      return valueIn(predicate.operand, row) === true;
    case "and":
      return predicate.items.every((item) => holds(item, row));
    case "or":
      return predicate.items.some((item) => holds(item, row));
    case "not":
      return !holds(predicate.item, row);
    case "has":
    case "shared":
      throw new Error(`no ${predicate.kind} here`);
  }
}

function valueIn(operand: Operand, row: Row): Value {
  if (operand.kind === "literal") return operand.value;
  if (operand.kind === "column") return row[operand.name] ?? null;
  if (operand.kind === "null") return null;
  throw new Error(`no ${operand.kind} here`);
}

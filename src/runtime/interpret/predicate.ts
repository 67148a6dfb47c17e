import { assertNever, fail } from "../../errors/index.js";
import type { Operand, Predicate } from "../../planner/expression.js";
import { compares } from "./compare.js";
import { operandValue } from "./operand.js";
import { cell, isList, type Row } from "./row.js";
import { textMatches } from "./text-match.js";

/** Whether a predicate holds on one row; `shared` are the plan's shared predicates, referred to by index. */
export function holds(predicate: Predicate, row: Row, shared: readonly Predicate[]): boolean {
  switch (predicate.kind) {
    case "constant":
      return predicate.value;
    case "compare":
      return compares(predicate.op, operandValue(predicate.left, row), operandValue(predicate.right, row));
    case "in": {
      const value = operandValue(predicate.operand, row);
      return predicate.values.some((listed) => compares("==", value, listed));
    }
    case "text-match": {
      const value = operandValue(predicate.operand, row);
      return typeof value === "string" && textMatches(predicate, value);
    }
    case "is-null":
      return isNull(predicate.operand, row);
    case "has":
      return hasValues(predicate, row);
    case "is-true":
      return operandValue(predicate.operand, row) === true;
    case "and":
      return predicate.items.every((item) => holds(item, row, shared));
    case "or":
      return predicate.items.some((item) => holds(item, row, shared));
    case "not":
      return !holds(predicate.item, row, shared);
    case "shared": {
      const meant = shared[predicate.index];
      if (meant === undefined)
        return fail("internal-error", { what: `no shared predicate ${predicate.index}` });
      return holds(meant, row, shared);
    }
    default:
      return assertNever(predicate);
  }
}

function isNull(operand: Operand, row: Row): boolean {
  if (operand.kind === "column") return cell(row, operand.name) === null;
  return operandValue(operand, row) === null;
}

/** Nulls inside the list equal nothing. */
function hasValues(predicate: Extract<Predicate, { kind: "has" }>, row: Row): boolean {
  const items = cell(row, predicate.column);
  if (!isList(items)) return false;
  const isIn = (value: bigint | number | string | boolean) =>
    items.some((item) => compares("==", item, value));
  return predicate.mode === "any" ? predicate.values.some(isIn) : predicate.values.every(isIn);
}

import { fail } from "../../errors/index.js";
import type { Condition } from "../../parser/ast.js";
import { typeName } from "../../types.js";
import type { Predicate } from "../expression.js";
import type { Threshold, UserCondition } from "../user-condition.js";
import { aligned } from "./compare.js";
import { bindOperand, overload } from "./operand.js";
import type { Scope } from "./scope.js";
import { countThreshold } from "./threshold.js";
import { expectedBeside, literalTypesBeside, type Typed, typedColumn } from "./typed.js";
import { settle } from "./unit.js";

type Measured = Extract<Condition, { kind: "measured" }>;

/** Types `sum|min|max|mean|distinct(column where predicate) op target`. */
export function bindMeasure(condition: Measured, predicate: Predicate, scope: Scope): UserCondition {
  const { measure, op, target } = condition;
  const { name, at } = condition.column;
  const info = scope.column(name, at);
  if (info.type.kind === "list") {
    return fail(
      "list-column",
      { use: `"${measure}"`, column: name, type: typeName(info.type) },
      { place: at },
    );
  }
  const column = typedColumn(info, { column: scope.dataset.time, unit: scope.dataset.timeUnit }, at);
  overload(measure, [column], at);
  const threshold =
    measure === "distinct"
      ? countThreshold("distinct", op, target, scope)
      : numericThreshold(condition, column, scope);
  return { kind: measure, column: name, type: info.type, predicate, threshold };
}

/** A number in the column's unit. A fraction is fine here: a sum or mean need not be a value of the column. */
function numericThreshold({ measure, op, target }: Measured, column: Typed, scope: Scope): Threshold {
  const typed = bindOperand(target, scope, `"${measure}"`, literalTypesBeside(column.type));
  if (typed.pending !== null && typeof typed.pending === "bigint")
    return momentThreshold(op, typed, column, scope);
  const unit = typed.pending === null ? null : (column.unit ?? scope.timeUnit(typed.words, typed.at));
  const { operand } = settle(typed, unit);
  const isNumber = typed.type === "int" || typed.type === "float" || typed.type === "duration";
  if (
    isNumber &&
    operand.kind === "literal" &&
    typeof operand.value !== "string" &&
    typeof operand.value !== "boolean"
  ) {
    return { op, target: operand.value };
  }
  return fail(
    "wrong-type",
    { subject: `"${measure}" of ${column.words}`, expected: expectedBeside(column.type), found: typed.words },
    { place: target.at },
  );
}

/** An instant, for `min` and `max` of moments only. */
function momentThreshold(op: Threshold["op"], instant: Typed, column: Typed, scope: Scope): Threshold {
  const test = aligned(op === "!=" ? "==" : op, op, column, instant, scope, instant.at);
  const value = test.right.kind === "literal" ? test.right.value : null;
  if (typeof value !== "bigint" && typeof value !== "number") {
    return fail("internal-error", { what: "an instant is no number" });
  }
  return { op: op === "!=" ? op : test.op, target: Number.isInteger(value) ? BigInt(value) : value };
}

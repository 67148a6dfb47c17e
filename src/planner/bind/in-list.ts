import type { Expr, Literal, ParamRef } from "../../parser/ast.js";
import type { Value } from "../../types.js";
import type { Predicate } from "../expression.js";
import { aligned } from "./compare.js";
import { bindOperand } from "./operand.js";
import type { Scope } from "./scope.js";
import { literalTypesBeside, type Typed } from "./typed.js";

/** Types `operand in (…)`, not regarding `not`. */
export function bindIn(expr: Extract<Expr, { kind: "in" }>, scope: Scope): Predicate {
  const operand = bindOperand(expr.operand, scope, '"in"');
  return listed(operand, expr.list, scope, (values, over) => ({
    kind: "in",
    over,
    operand: operand.pending === null ? operand.operand : { kind: "null" },
    values,
  }));
}

type Over = "number" | "string" | "bool";

/** The values of `list`, in the type of `operand`; a value that no float64 equals is left out beside floats (then not `isComplete`). */
export function listed(
  operand: Typed,
  list: readonly (Literal | ParamRef)[],
  scope: Scope,
  make: (values: readonly Exclude<Value, null>[], over: Over, isComplete: boolean) => Predicate,
): Predicate {
  const values: Exclude<Value, null>[] = [];
  const types = literalTypesBeside(operand.type);
  let over: Over = "number";
  let constant = false;
  for (const item of list) {
    const literal = bindOperand(item, scope, '"in"', types);
    const test = aligned("==", "in", operand, literal, scope, item.at);
    over = test.over;
    if (test.left.kind === "literal" && test.right.kind === "literal") {
      constant ||= sameLiteral(test.left.value, test.right.value);
    }
    const value = test.right.kind === "literal" ? test.right.value : null;
    const mixed = typeof value === "bigint" && !operand.whole;
    if (value !== null && !mixed) values.push(value);
  }
  const isLiteral = operand.operand.kind === "literal" || operand.pending !== null;
  return isLiteral
    ? { kind: "constant", value: constant }
    : make(values, over, values.length === list.length);
}

function sameLiteral(a: Exclude<Value, null>, b: Exclude<Value, null>): boolean {
  return typeof a === typeof b || (typeof a !== "string" && typeof b !== "string")
    ? !(a < b) && !(a > b)
    : false;
}

import { assertNever, fail } from "../../errors/index.js";
import type { Expr } from "../../parser/ast.js";
import { type FunctionName, functions } from "../functions/index.js";
import type { TypeName } from "../functions/meaning.js";
import { resolveOverload } from "../functions/overload.js";
import { bindCall } from "./call.js";
import type { LiteralType } from "./parameter.js";
import type { Scope } from "./scope.js";
import { computed, type Typed, typedColumn, typedLiteral } from "./typed.js";
import { commonUnit, settle } from "./unit.js";

const ARITHMETIC = { "+": "add", "-": "subtract", "*": "multiply", "/": "divide", "%": "remainder" } as const;

/**
 * Types a value expression. `user` names what needs the value, for messages; `expected` is what the text of a param
 * is read as. Conditions are refused with `value-expected`.
 */
export function bindOperand(
  expr: Expr,
  scope: Scope,
  user: string,
  expected: readonly LiteralType[] | null = null,
): Typed {
  return scope.nested(expr.at, () => bindNested(expr, scope, user, expected));
}

function bindNested(expr: Expr, scope: Scope, user: string, expected: readonly LiteralType[] | null): Typed {
  switch (expr.kind) {
    case "literal":
      return typedLiteral(expr);
    case "param-ref":
      return typedLiteral(scope.parameter(expr, expected));
    case "name": {
      if (scope.hasDefinition(expr.name)) {
        fail("value-expected", { subject: user, found: `definition "${expr.name}"` }, { place: expr.at });
      }
      const { time, timeUnit } = scope.dataset;
      return typedColumn(scope.column(expr.name, expr.at), { column: time, unit: timeUnit }, expr.at);
    }
    case "negate":
      return negate(bindOperand(expr.operand, scope, '"-"', expected), expr);
    case "arithmetic":
      return arithmetic(expr, scope, expected);
    case "call":
      return bindCall(expr, scope);
    case "compare":
    case "in":
    case "between":
    case "text-match":
    case "is-null":
    case "has":
    case "and":
    case "or":
    case "not":
      return fail("value-expected", { subject: user, found: "a condition" }, { place: expr.at });
    default:
      return assertNever(expr);
  }
}

function negate(typed: Typed, expr: Expr): Typed {
  const { operand, pending } = typed;
  const words = `-${typed.words}`;
  if (typed.type === "null") return typed;
  if (typed.type === "duration" && typeof pending === "number") {
    return { ...typed, pending: -pending, words, at: expr.at };
  }
  if (operand.kind === "literal" && (typed.type === "int" || typed.type === "float")) {
    const value = typeof operand.value === "bigint" ? -operand.value : -Number(operand.value);
    return { ...typed, operand: { ...operand, value }, words, at: expr.at };
  }
  const { type } = overload("negate", [typed], expr.at);
  return {
    ...computed({ kind: "negate", operand }, type, "a number", expr.at),
    whole: false,
    unit: typed.unit,
  };
}

function arithmetic(
  expr: Extract<Expr, { kind: "arithmetic" }>,
  scope: Scope,
  expected: readonly LiteralType[] | null,
): Typed {
  const numbers: readonly LiteralType[] = expected ?? ["int", "float", "duration"];
  const left = bindOperand(expr.left, scope, `"${expr.op}"`, numbers);
  const right = bindOperand(expr.right, scope, `"${expr.op}"`, numbers);
  if (left.type === "null" || right.type === "null") {
    return computed({ kind: "null" }, "null", "null", expr.at);
  }
  const { type } = overload(ARITHMETIC[expr.op], [left, right], expr.at);
  const unit = commonUnit(left, right, scope);
  const operand = {
    kind: "arithmetic",
    op: expr.op,
    left: settle(left, unit).operand,
    right: settle(right, unit).operand,
  } as const;
  const words = type === "time" ? "a moment" : type === "duration" ? "a duration" : "a number";
  return {
    ...computed(operand, type, words, expr.at),
    whole: false,
    unit: type === "time" || type === "duration" ? unit : null,
  };
}

/** The result of `name` over these operands, or the error `wrong-type` that says what it takes. */
export function overload(name: FunctionName, args: readonly Typed[], place: Expr["at"]) {
  const types: TypeName[] = [];
  for (const { type } of args) if (type !== "null") types.push(type);
  const resolution = types.length === args.length ? resolveOverload(name, types) : null;
  if (resolution !== null) return resolution;
  const { symbol, takes } = functions[name];
  const found = args.map((arg) => arg.words).join(" and ");
  const hint = args.map(listHint).find((text) => text !== undefined);
  return fail("wrong-type", { subject: `"${symbol}"`, expected: takes, found }, { place, hint });
}

function listHint({ operand, type }: Typed): string | undefined {
  return type === "list" && operand.kind === "column" ? `use: ${operand.name} has any (…)` : undefined;
}

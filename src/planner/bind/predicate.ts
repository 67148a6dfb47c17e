import { assertNever, fail } from "../../errors/index.js";
import type { Expr } from "../../parser/ast.js";
import type { Predicate } from "../expression.js";
import { bindSides, comparison } from "./compare.js";
import { bindHas } from "./has.js";
import { bindIn } from "./in-list.js";
import { bindOperand, overload } from "./operand.js";
import type { Scope } from "./scope.js";
import { bindTextMatch } from "./text-match.js";
import { literalTypesBeside, literalWords } from "./typed.js";

/** Types a condition on one row; values are refused with `condition-expected`. */
export function bindPredicate(expr: Expr, scope: Scope): Predicate {
  return scope.nested(expr.at, () => bindNested(expr, scope));
}

function bindNested(expr: Expr, scope: Scope): Predicate {
  switch (expr.kind) {
    case "literal":
    case "param-ref": {
      const literal = expr.kind === "literal" ? expr : scope.parameter(expr, ["bool"]);
      if (literal.value.type === "bool") return { kind: "constant", value: literal.value.value };
      return fail("condition-expected", { found: literalWords(literal.value) }, { place: expr.at });
    }
    case "name":
      return bindName(expr, scope);
    case "compare": {
      const [left, right] = bindSides(expr.left, expr.right, expr.op, scope);
      return comparison(expr.op, left, right, scope, expr.at);
    }
    case "between": {
      const operand = bindOperand(expr.operand, scope, '"between"');
      const types = literalTypesBeside(operand.type);
      const low = bindOperand(expr.low, scope, '"between"', types);
      const high = bindOperand(expr.high, scope, '"between"', types);
      const items = [
        comparison(">=", operand, low, scope, expr.at),
        comparison("<=", operand, high, scope, expr.at),
      ];
      return negatedIf(expr.negated, { kind: "and", items });
    }
    case "in":
      return negatedIf(expr.negated, bindIn(expr, scope));
    case "text-match":
      return negatedIf(expr.negated, bindTextMatch(expr, scope));
    case "is-null": {
      const operand = bindOperand(expr.operand, scope, '"is null"');
      if (operand.pending !== null) return { kind: "constant", value: expr.negated };
      return negatedIf(expr.negated, { kind: "is-null", operand: operand.operand });
    }
    case "has":
      return bindHas(expr, scope);
    case "and":
    case "or":
      return { kind: expr.kind, items: expr.items.map((item) => bindPredicate(item, scope)) };
    case "not":
      return { kind: "not", item: bindPredicate(expr.operand, scope) };
    case "negate":
    case "arithmetic":
    case "call": {
      const { words } = bindOperand(expr, scope, "a condition");
      return fail("condition-expected", { found: words }, { place: expr.at });
    }
    default:
      return assertNever(expr);
  }
}

function bindName(expr: Extract<Expr, { kind: "name" }>, scope: Scope): Predicate {
  if (scope.hasDefinition(expr.name)) {
    return scope.definition(expr.name, expr.at, (predicate) => bindPredicate(predicate, scope));
  }
  scope.column(expr.name, expr.at, true);
  const column = bindOperand(expr, scope, "a condition");
  if (column.type !== "bool") {
    const hint = `compare it, for example: ${expr.name} is not null`;
    fail("condition-expected", { found: column.words }, { place: expr.at, hint });
  }
  overload("is-true", [column], expr.at);
  return { kind: "is-true", operand: column.operand };
}

function negatedIf(negated: boolean, item: Predicate): Predicate {
  return negated ? { kind: "not", item } : item;
}

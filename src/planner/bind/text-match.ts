import { RE2JS, RE2JSException } from "re2js";
import { fail, type Place } from "../../errors/index.js";
import type { Expr } from "../../parser/ast.js";
import type { Predicate } from "../expression.js";
import { bindOperand, overload } from "./operand.js";
import type { Scope } from "./scope.js";

/** Types `contains`, `starts with`, `ends with`, `matches` and `like`, not regarding `not`; tries the pattern. */
export function bindTextMatch(expr: Extract<Expr, { kind: "text-match" }>, scope: Scope): Predicate {
  const { op, ignoreCase } = expr;
  const operand = bindOperand(expr.operand, scope, `"${op}"`, ["string"]);
  const pattern = bindOperand(expr.pattern, scope, `"${op}"`, ["string"]);
  if (operand.type === "null") {
    fail("compare-with-null", { operator: op }, { place: operand.at, hint: "use: is null" });
  }
  overload(op, [operand, pattern], operand.type === "string" ? pattern.at : expr.at);
  const text = pattern.operand.kind === "literal" ? pattern.operand.value : null;
  if (typeof text !== "string") return fail("internal-error", { what: `pattern of "${op}" is no text` });
  if (op === "matches") tryPattern(text, pattern.at);
  return { kind: "text-match", op, operand: operand.operand, pattern: text, ignoreCase };
}

function tryPattern(pattern: string, place: Place): void {
  try {
    RE2JS.compile(pattern);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    const reason = error.message.replace(/^error parsing regexp: /, "");
    fail("bad-pattern", { pattern, reason }, { place, cause: error });
  }
}

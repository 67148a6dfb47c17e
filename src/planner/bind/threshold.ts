import { fail } from "../../errors/index.js";
import type { CompareOp, Literal, ParamRef } from "../../parser/ast.js";
import type { Threshold } from "../user-condition.js";
import { bindOperand } from "./operand.js";
import type { Scope } from "./scope.js";

/** The target of a count of rows or values: a whole number. */
export function countThreshold(
  measure: string,
  op: CompareOp,
  target: Literal | ParamRef,
  scope: Scope,
): Threshold {
  const typed = bindOperand(target, scope, measure, ["int", "float"]);
  const { operand } = typed;
  if (operand.kind === "literal" && typeof operand.value === "bigint") return { op, target: operand.value };
  if (typed.type === "float") {
    fail("fractional-count", { measure: `"${measure}"`, found: typed.words }, { place: target.at });
  }
  return fail(
    "wrong-type",
    { subject: `"${measure}"`, expected: "a whole number as its target", found: typed.words },
    { place: target.at },
  );
}

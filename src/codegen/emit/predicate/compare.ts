import { assertNever } from "../../../errors/index.js";
import type { Comparison, Predicate } from "../../../planner/expression.js";
import type { Access } from "../../access.js";
import { type Code, code } from "../../code.js";
import type { Scope } from "../../scope.js";
import { emitNumber } from "../operand/number.js";
import { emitString } from "../operand/string.js";

/** Comparison of two operands; false on null and NaN. */
export function emitCompare(scope: Scope, access: Access, node: Predicate & { kind: "compare" }): Code {
  if (node.over === "string") {
    const left = emitString(scope, access, node.left);
    const right = emitString(scope, access, node.right);
    if (node.op === "==") return code`library.sameText(${left}, ${right})`;
    const order = code`library.compareText(${left}, ${right})`;
    return compared(node.op, order, code`0`);
  }
  return compared(node.op, emitNumber(scope, access, node.left), emitNumber(scope, access, node.right));
}

/** `==` is loose on purpose: a number equals a bigint of the same value. */
function compared(op: Comparison, left: Code, right: Code): Code {
  switch (op) {
    case "==":
      return code`${left} == ${right}`;
    case "<":
      return code`${left} < ${right}`;
    case "<=":
      return code`${left} <= ${right}`;
    case ">":
      return code`${left} > ${right}`;
    case ">=":
      return code`${left} >= ${right}`;
    default:
      return assertNever(op);
  }
}

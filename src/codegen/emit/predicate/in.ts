import type { Predicate } from "../../../planner/expression.js";
import type { Access } from "../../access.js";
import { type Code, code } from "../../code.js";
import type { Scope } from "../../scope.js";
import { emitNumber } from "../operand/number.js";
import { emitString } from "../operand/string.js";

/** Membership in a list of literals. */
export function emitIn(scope: Scope, access: Access, node: Predicate & { kind: "in" }): Code {
  const operand =
    node.over === "string"
      ? emitString(scope, access, node.operand)
      : emitNumber(scope, access, node.operand);
  return code`${scope.parameter({ kind: "set", values: node.values })}.has(library.member(${operand}))`;
}

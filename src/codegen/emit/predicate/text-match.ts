import { assertNever } from "../../../errors/index.js";
import type { Predicate } from "../../../planner/expression.js";
import type { Access } from "../../access.js";
import { type Code, code } from "../../code.js";
import type { Scope } from "../../scope.js";
import { emitString } from "../operand/string.js";

/** Match of a string operand with a fixed pattern; false on null. */
export function emitTextMatch(scope: Scope, access: Access, node: Predicate & { kind: "text-match" }): Code {
  const { op, pattern, ignoreCase } = node;
  const subject = scope.temporary();
  const bound = code`(${subject} = ${emitString(scope, access, node.operand)}) !== null`;
  switch (op) {
    case "matches":
    case "like": {
      const matcher = scope.parameter({ kind: op === "like" ? "glob" : "regex", pattern, ignoreCase });
      return code`(${bound} && ${matcher}(${subject}))`;
    }
    case "contains":
    case "starts":
    case "ends": {
      const needle = scope.parameter(
        ignoreCase ? { kind: "folded", text: pattern } : { kind: "value", value: pattern },
      );
      const text = ignoreCase ? code`library.fold(${subject})` : subject;
      if (op === "contains") return code`(${bound} && ${text}.includes(${needle}))`;
      return op === "starts"
        ? code`(${bound} && ${text}.startsWith(${needle}))`
        : code`(${bound} && ${text}.endsWith(${needle}))`;
    }
    default:
      return assertNever(op);
  }
}

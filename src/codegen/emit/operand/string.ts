import { fail } from "../../../errors/index.js";
import type { Operand } from "../../../planner/expression.js";
import type { Access } from "../../access.js";
import { type Code, code } from "../../code.js";
import type { Scope } from "../../scope.js";
import { emitNumber } from "./number.js";

/** Expression for a string operand; null for null. */
export function emitString(scope: Scope, access: Access, operand: Operand): Code {
  switch (operand.kind) {
    case "literal":
      return scope.parameter({ kind: "value", value: operand.value });
    case "null":
      return code`null`;
    case "column":
      return access.string(operand.name);
    case "lower":
      return code`library.lower(${emitString(scope, access, operand.operand)})`;
    case "upper":
      return code`library.upper(${emitString(scope, access, operand.operand)})`;
    case "date": {
      const zone = scope.parameter({ kind: "text", text: operand.zone });
      const unit = scope.parameter({ kind: "text", text: operand.unit });
      return code`library.date(${emitNumber(scope, access, operand.operand)}, ${unit}, ${zone})`;
    }
    default:
      return fail("internal-error", { what: `${operand.kind} is no string` });
  }
}

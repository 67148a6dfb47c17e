import { assertNever } from "../../../errors/index.js";
import type { Operand } from "../../../planner/expression.js";
import type { Access } from "../../access.js";
import { type Code, code, FALSE, joined, TRUE } from "../../code.js";
import type { Scope } from "../../scope.js";
import { emitNumber } from "./number.js";
import { emitString } from "./string.js";

/** Expression that is true where the operand is null. Arithmetic and functions of null are null, x/0 and x%0 as well. */
export function emitIsNull(scope: Scope, access: Access, operand: Operand): Code {
  switch (operand.kind) {
    case "literal":
      return FALSE;
    case "null":
      return TRUE;
    case "column":
      return access.isNull(operand.name);
    case "arithmetic": {
      const sides = [emitIsNull(scope, access, operand.left), emitIsNull(scope, access, operand.right)];
      if (operand.op === "/" || operand.op === "%")
        sides.push(code`${emitNumber(scope, access, operand.right)} == 0`);
      return joined("||", sides, FALSE);
    }
    case "negate":
    case "abs":
    case "lower":
    case "upper":
    case "length":
      return emitIsNull(scope, access, operand.operand);
    case "hour":
    case "weekday":
      return code`Number.isNaN(${emitNumber(scope, access, operand)})`;
    case "date":
      return code`${emitString(scope, access, operand)} === null`;
    default:
      return assertNever(operand);
  }
}

import { assertNever, fail } from "../../../errors/index.js";
import type { Operand } from "../../../planner/expression.js";
import type { Access } from "../../access.js";
import { type Code, code } from "../../code.js";
import type { Scope } from "../../scope.js";
import { emitString } from "./string.js";

/**
 * Expression for a numeric or bool operand: a number, or a bigint for wide ints; NaN for null. Comparisons with NaN
 * are false as those with null are, and JavaScript compares numbers with bigints exactly.
 */
export function emitNumber(scope: Scope, access: Access, operand: Operand): Code {
  switch (operand.kind) {
    case "literal":
      return scope.parameter({ kind: "value", value: operand.value });
    case "null":
      return code`NaN`;
    case "column":
      return access.number(operand.name);
    case "negate":
      return code`(-Number(${emitNumber(scope, access, operand.operand)}))`;
    case "abs":
      return code`library.abs(${emitNumber(scope, access, operand.operand)})`;
    case "arithmetic":
      return emitArithmetic(scope, access, operand);
    case "length":
      return code`library.length(${emitString(scope, access, operand.operand)})`;
    case "hour":
    case "weekday": {
      const zone = scope.parameter({ kind: "text", text: operand.zone });
      const unit = scope.parameter({ kind: "text", text: operand.unit });
      const at = emitNumber(scope, access, operand.operand);
      return operand.kind === "hour"
        ? code`library.hour(${at}, ${unit}, ${zone})`
        : code`library.weekday(${at}, ${unit}, ${zone})`;
    }
    case "lower":
    case "upper":
    case "date":
      return fail("internal-error", { what: `${operand.kind} is no number` });
    default:
      return assertNever(operand);
  }
}

function emitArithmetic(scope: Scope, access: Access, operand: Operand & { kind: "arithmetic" }): Code {
  const left = code`Number(${emitNumber(scope, access, operand.left)})`;
  const right = code`Number(${emitNumber(scope, access, operand.right)})`;
  switch (operand.op) {
    case "+":
      return code`(${left} + ${right})`;
    case "-":
      return code`(${left} - ${right})`;
    case "*":
      return code`(${left} * ${right})`;
    case "/":
      return code`library.divide(${left}, ${right})`;
    case "%":
      return code`(${left} % ${right})`;
    default:
      return assertNever(operand.op);
  }
}

import { fail } from "../../../errors/index.js";
import type { Expr } from "../../ast.js";
import type { LiteralJson, OperationJson } from "../document.js";
import { HAS_OPS, TEXT_OPS } from "../operators.js";
import { below, placeOf } from "../pointer.js";
import { readExpression } from "./expression.js";
import { type Digits, readLiteral } from "./literal.js";

/** An object with `op`, `left` and mostly `right`. */
export function readOperation(json: OperationJson, pointer: string, digits: Digits): Expr {
  const at = placeOf(pointer);
  const left = () => readExpression(json.left, below(pointer, "left"), digits);
  const list = (items: readonly LiteralJson[]) =>
    items.map((item, i) => readLiteral(item, below(pointer, "right", i), digits));
  switch (json.op) {
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=": {
      const right = readExpression(json.right, below(pointer, "right"), digits);
      return { kind: "compare", op: json.op, left: left(), right, at };
    }
    case "+":
    case "-":
    case "*":
    case "/":
    case "%": {
      const right = readExpression(json.right, below(pointer, "right"), digits);
      return { kind: "arithmetic", op: json.op, left: left(), right, at };
    }
    case "in":
    case "not in":
      return { kind: "in", negated: json.op === "not in", operand: left(), list: list(json.right), at };
    case "between":
    case "not between": {
      const low = readExpression(json.right[0], below(pointer, "right", 0), digits);
      const high = readExpression(json.right[1], below(pointer, "right", 1), digits);
      return { kind: "between", negated: json.op === "not between", operand: left(), low, high, at };
    }
    case "is null":
    case "is not null":
      return { kind: "is-null", negated: json.op === "is not null", operand: left(), at };
    case "has":
    case "has any":
    case "has all":
      return { kind: "has", mode: HAS_OPS[json.op], column: listColumn(left()), list: list(json.right), at };
    default: {
      const pattern = readLiteral(json.right, below(pointer, "right"), digits);
      const { ignoreCase = false } = json;
      return { kind: "text-match", ...textOp(json.op), operand: left(), pattern, ignoreCase, at };
    }
  }
}

type TextOperation = Extract<OperationJson, { readonly right: LiteralJson }>["op"];

function textOp(op: TextOperation): { op: (typeof TEXT_OPS)[keyof typeof TEXT_OPS]; negated: boolean } {
  const negated = op.startsWith("not ");
  // `op` is a key of TEXT_OPS, perhaps after "not ".
  const positive = (negated ? op.slice("not ".length) : op) as keyof typeof TEXT_OPS;
  return { op: TEXT_OPS[positive], negated };
}

function listColumn(operand: Expr) {
  if (operand.kind === "name") return { kind: "column-name", name: operand.name, at: operand.at } as const;
  return fail(
    "json-wrong-value",
    { expected: 'a list column {"column": …}', found: "an expression" },
    { place: operand.at },
  );
}

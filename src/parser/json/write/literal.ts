import { assertNever } from "../../../errors/index.js";
import type { Literal, ParamRef } from "../../ast.js";
import { printDuration } from "../../durations.js";
import type { LiteralJson } from "../document.js";

/** A literal or parameter in the shortest notation that reads back as the same. */
export function writeLiteral(node: Literal | ParamRef): LiteralJson {
  if (node.kind === "param-ref") return { param: node.name };
  const { value } = node;
  switch (value.type) {
    case "int":
    case "string":
    case "bool":
      return value.value;
    case "float":
      return Number.isInteger(value.value) ? { float: value.value } : value.value;
    case "instant":
      return { instant: value.value };
    case "duration":
      return { duration: Number.isSafeInteger(value.value) ? printDuration(value.value) : value.value };
    case "null":
      return { literal: null };
    default:
      return assertNever(value);
  }
}

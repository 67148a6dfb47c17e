import { assertNever } from "../../errors/index.js";
import type { Literal, ParamRef } from "../ast.js";
import { printDuration } from "../durations.js";
import { quoteString } from "../strings.js";

/** A literal or param as a text writes it; a negative number carries its sign. */
export function printValue(node: Literal | ParamRef): string {
  if (node.kind === "param-ref") {
    const isPlain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(node.name);
    return isPlain ? `$${node.name}` : `$\`${node.name.replaceAll("`", "``")}\``;
  }
  const { value } = node;
  switch (value.type) {
    case "int":
      return value.value.toString();
    case "float":
      return printFloat(value.value);
    case "string":
      return quoteString(value.value);
    case "bool":
    case "instant":
      return String(value.value);
    case "duration":
      return printDuration(value.value);
    case "null":
      return "null";
    default:
      return assertNever(value);
  }
}

/** The shortest text that reads back as the same float and not as an int. */
function printFloat(value: number): string {
  const text = Object.is(value, -0) ? "-0" : String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

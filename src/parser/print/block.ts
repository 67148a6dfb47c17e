import type { Aggregation } from "../ast.js";
import { commentsOf } from "../comments.js";
import { quoteString } from "../strings.js";
import { quoteName } from "../words.js";
import { commented, indent, line } from "./lines.js";

/** A block of aggregations under its head. */
export function printBlock(head: string, list: readonly Aggregation[]): string[] {
  const { closing } = commentsOf(list);
  const lines = [...list.flatMap((each) => line(each, printAggregation(each))), ...closing];
  return commented(list, lines.length === 0 ? [`${head} {}`] : [`${head} {`, ...indent(lines), "}"]);
}

function printAggregation({ fn, column, by, onStep, top, name }: Aggregation): string {
  const parts = [(fn === "rows" ? "count" : fn) + (column === null ? "" : `(${quoteName(column.name)})`)];
  if (by !== null) parts.push(`by ${quoteName(by.name)}`);
  if (onStep) parts.push("on step");
  if (top !== null) parts.push(`top ${top}`);
  if (name !== null) parts.push(`as ${quoteString(name)}`);
  return parts.join(" ");
}

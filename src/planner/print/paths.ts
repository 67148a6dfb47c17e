import type { PathsSpec } from "../paths.js";
import { printPredicate } from "./expression.js";
import { printColumn } from "./literal.js";

/** Paths as lines: their name, then what they are made of, indented. */
export function printPaths(spec: PathsSpec): readonly string[] {
  const { name, direction, dropped, choice, length, by, within, collapse, top } = spec;
  const lines = [
    dropped === null
      ? `${direction === "next" ? "from" : "to"} ${choice} ${printPredicate(spec.base)}`
      : `after dropping out of funnel ${dropped.funnel + 1}${dropped.level === null ? "" : ` at level ${dropped.level}`}`,
    `${direction} ${length} by ${printColumn(by.name)}`,
    `rows ${printPredicate(spec.rows)}`,
  ];
  if (within !== null) lines.push(`within ${within}`);
  if (collapse) lines.push("collapse repeats");
  lines.push(`top ${top}`);
  return [name === null ? "paths" : `paths ${printColumn(name)}`, ...lines.map((line) => `  ${line}`)];
}

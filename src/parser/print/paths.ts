import type { PathBase, Paths } from "../ast.js";
import { quoteName } from "../words.js";
import { printExpr } from "./expression.js";
import { printValue } from "./value.js";

/** First line, clauses one a line, closing brace. */
export function printPaths(node: Paths): readonly string[] {
  const { name, base, length, by, within, rows, collapse, top } = node;
  const lines = [printBase(base)];
  if (length !== null) lines.push(`${base.direction} ${length.value}`);
  lines.push(`by ${quoteName(by.name)}`);
  if (within !== null) lines.push(`within ${printValue(within)}`);
  if (rows !== null) lines.push(`${rows.kind} ${printExpr(rows.predicate)}`);
  if (collapse) lines.push("collapse repeats");
  if (top !== null) lines.push(`top ${top.value}`);
  const head = `paths${name === null ? "" : ` ${quoteName(name)}`} {`;
  return [head, ...lines.map((line) => `  ${line}`), "}"];
}

function printBase(base: PathBase): string {
  if (base.kind === "dropped") {
    const funnel = base.funnel === null ? "" : ` of ${quoteName(base.funnel.value)}`;
    return `after dropping out${funnel}${base.step === null ? "" : ` at ${quoteName(base.step.value)}`}`;
  }
  const choice = base.choice === null ? "" : ` ${base.choice}`;
  return `${base.direction === "next" ? "from" : "to"} ${printExpr(base.predicate)}${choice}`;
}

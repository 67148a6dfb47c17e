import type { CalendarClause, Retention } from "../ast.js";
import { bracketText } from "../retention-rules.js";
import { quoteString } from "../strings.js";
import { quoteName } from "../words.js";
import { printExpr } from "./expression.js";
import { printValue } from "./value.js";

/** First line, clauses one a line, closing brace. */
export function printRetention(node: Retention): readonly string[] {
  const { name, start, comeback, period, buckets, mode, cohort, by } = node;
  const lines = [`start ${printExpr(start)}`];
  if (comeback !== null) lines.push(`return ${printExpr(comeback)}`);
  if (period !== null) {
    lines.push(period.kind === "calendar" ? printCalendar(period) : `every ${printValue(period.span)}`);
  }
  if (buckets !== null) lines.push(`buckets ${buckets.value}`);
  if (mode !== null) lines.push(`kind ${printMode(mode.value)}`);
  if (cohort !== null) {
    const per = cohort.per === null ? [] : [printCalendar(cohort.per)];
    lines.push(["cohort", ...(cohort.of === null ? [] : [cohort.of]), ...per].join(" "));
  }
  if (by !== null) lines.push(`by ${quoteName(by.column.name)}${by.top === null ? "" : ` top ${by.top}`}`);
  const head = `retention${name === null ? "" : ` ${quoteName(name)}`} {`;
  return [head, ...lines.map((line) => `  ${line}`), "}"];
}

function printCalendar({ bucket, zone }: CalendarClause): string {
  return `per ${bucket}${zone === null ? "" : ` in ${quoteString(zone)}`}`;
}

function printMode(mode: NonNullable<Retention["mode"]>["value"]): string {
  return typeof mode === "string" ? mode : `bracket ${mode.brackets.map(bracketText).join(", ")}`;
}

import { type CalendarSpec, columnLabel, type RetentionSpec } from "../retention.js";
import { printPredicate } from "./expression.js";
import { printColumn, printString } from "./literal.js";

/** A retention as lines: its name, then what it is made of, indented. */
export function printRetention(spec: RetentionSpec): readonly string[] {
  const { name, period, columns, cohort, by } = spec;
  const periods = period.kind === "calendar" ? printCalendar(period) : `every ${period.span}`;
  const first = columns[0];
  const last = columns.at(-1);
  const shown = first && last && first !== last ? `${columnLabel(first)} to ${columnLabel(last)}` : "";
  const per = cohort.per === null ? "" : ` ${printCalendar(cohort.per)}`;
  const lines = [
    `start ${printPredicate(spec.start)}`,
    `return ${printPredicate(spec.comeback)}`,
    `${periods} ${spec.mode} ${shown || (first ? columnLabel(first) : "")}`,
    `cohort ${cohort.of}${per}`,
  ];
  if (by !== null) lines.push(`by ${printColumn(by.name)}${by.top === null ? "" : ` top ${by.top}`}`);
  return [
    name === null ? "retention" : `retention ${printColumn(name)}`,
    ...lines.map((line) => `  ${line}`),
  ];
}

function printCalendar({ bucket, zone }: CalendarSpec): string {
  return `per ${bucket} in ${printString(zone)}`;
}

import type { Literal, Timeframe } from "../../ast.js";
import type { Cursor } from "./cursor.js";
import type { Reading } from "./reading.js";

const DATE = /^\d{4}-\d\d-\d\d$/;
const DATE_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/;

/** `dateRange`: dates alone are whole days, the last one included. */
export function readDateRange(query: Cursor, reading: Reading): Timeframe | null {
  const range = query.at("dateRange");
  range?.at("explicitDate");
  const from = range?.at("date_from") ?? null;
  const to = range?.at("date_to") ?? null;
  if (from === null)
    reading.warn(
      range ?? query,
      "without a start PostHog takes the last 7 days: here all rows count",
      "add timeframe START .. END",
    );
  const start = from === null || from.value === "all" ? null : instant(from);
  const end = to === null ? null : endOf(to, reading);
  if (start === null && end === null) return null;
  reading.warn(range ?? query, "dates are taken in UTC, not in the project's time zone");
  return { kind: "timeframe", start, end, at: (range ?? query).place };
}

function endOf(to: Cursor, reading: Reading): Literal {
  const found = to.text();
  if (DATE.test(found)) {
    const next = new Date(Date.parse(`${found}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    return { kind: "literal", value: { type: "instant", value: next }, at: to.place };
  }
  reading.warn(to, "a row at the very end of the timeframe is left out");
  return instant(to);
}

function instant(date: Cursor): Literal {
  const found = date.text();
  if (!DATE.test(found) && !DATE_TIME.test(found))
    return date.refuse(`the date "${found}"`, "it is relative to now", "write the dates, as in 2024-01-31");
  if (Number.isNaN(Date.parse(found.replace(" ", "T")))) return date.expected("a date");
  return { kind: "literal", value: { type: "instant", value: found.replace(" ", "T") }, at: date.place };
}

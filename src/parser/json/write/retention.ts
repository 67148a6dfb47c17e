import type { CalendarClause, Retention } from "../../ast.js";
import type { CalendarJson, RetentionJson } from "../document.js";
import { writeExpression } from "./expression.js";
import { writeLiteral } from "./literal.js";

/** A retention. */
export function writeRetention(node: Retention): RetentionJson {
  const { name, start, comeback, period, buckets, mode, cohort, by } = node;
  return {
    ...(name === null ? {} : { name }),
    start: writeExpression(start),
    ...(comeback === null ? {} : { return: writeExpression(comeback) }),
    ...(period === null ? {} : writePeriod(period)),
    ...(buckets === null ? {} : { buckets: buckets.value }),
    ...(mode === null ? {} : writeMode(mode.value)),
    ...(cohort === null ? {} : { cohort: writeCohort(cohort) }),
    ...(by === null ? {} : { by: by.column.name }),
    ...(by === null || by.top === null ? {} : { top: by.top }),
  };
}

function writePeriod(period: NonNullable<Retention["period"]>): Pick<RetentionJson, "per" | "every"> {
  return period.kind === "every" ? { every: writeLiteral(period.span) } : { per: writeCalendar(period) };
}

function writeCalendar({ bucket, zone }: CalendarClause): CalendarJson {
  return zone === null ? bucket : { bucket, zone };
}

function writeMode(mode: NonNullable<Retention["mode"]>["value"]): Pick<RetentionJson, "kind" | "brackets"> {
  if (typeof mode === "string") return { kind: mode };
  return { brackets: mode.brackets.map(({ from, to }) => [from, to] as const) };
}

function writeCohort({ of, per }: NonNullable<Retention["cohort"]>): NonNullable<RetentionJson["cohort"]> {
  return { ...(of === null ? {} : { of }), ...(per === null ? {} : { per: writeCalendar(per) }) };
}

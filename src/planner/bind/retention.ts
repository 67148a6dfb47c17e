import { fail, type Place } from "../../errors/index.js";
import type { CalendarClause, Retention } from "../../parser/ast.js";
import type { CalendarSpec, EverySpec, RetentionColumn, RetentionSpec } from "../retention.js";
import { singleValued } from "./hold.js";
import { bindPending } from "./pending.js";
import { bindPredicate } from "./predicate.js";
import type { Scope } from "./scope.js";
import { bindSpan } from "./span.js";
import type { BoundTimeframe } from "./timeframe.js";
import { checkedZone } from "./zone.js";

const BUCKETS_DEFAULT = 7;

/** Types a retention. Defaults: any row is a return, days of UTC, 7 periods after the start's own, the first start of a user. */
export function bindRetention(node: Retention, timeframe: BoundTimeframe, scope: Scope): RetentionSpec {
  const { mode, cohort, by } = node;
  const start = bindPredicate(node.start, scope);
  const comeback: RetentionSpec["comeback"] =
    node.comeback === null ? { kind: "constant", value: true } : bindPredicate(node.comeback, scope);
  const period = bindPeriod(node, scope);
  const ownPeriod = period.kind === "calendar" ? period : null;
  return {
    name: node.name,
    start,
    comeback,
    period,
    mode: mode === null ? "exact" : typeof mode.value === "string" ? mode.value : "bracket",
    columns: columnsOf(node),
    cohort: {
      of: cohort?.of ?? "first",
      per: cohort?.per ? bindCalendar(cohort.per, scope) : ownPeriod,
    },
    by: by && { name: by.column.name, type: singleValued(by.column, '"by"', scope), top: by.top },
    pending: bindPending(timeframe, scope),
  };
}

function bindPeriod({ period, at }: Retention, scope: Scope): CalendarSpec | EverySpec {
  if (period?.kind === "every") {
    const span = bindSpan(period.span, "every", "most", scope);
    const isWhole = span.value === bindSpan(period.span, "every", "least", scope).value;
    if (span.value > 0 && isWhole) return { kind: "every", span: span.value };
    const expected = isWhole ? "a length of time above 0" : "whole steps of the time column";
    return fail("wrong-type", { subject: '"every"', expected, found: span.words }, { place: span.at });
  }
  if (period !== null) return bindCalendar(period, scope);
  return calendarOf("day", null, at, scope);
}

function bindCalendar({ bucket, zone, at }: CalendarClause, scope: Scope): CalendarSpec {
  return calendarOf(bucket, zone, at, scope);
}

function calendarOf(
  bucket: CalendarSpec["bucket"],
  zone: string | null,
  place: Place,
  scope: Scope,
): CalendarSpec {
  const unit = scope.timeUnit(`"per ${bucket}"`, place);
  return { kind: "calendar", bucket, zone: checkedZone(zone ?? "UTC", place), unit };
}

function columnsOf({ mode, buckets }: Retention): readonly RetentionColumn[] {
  if (mode !== null && typeof mode.value !== "string") {
    return mode.value.brackets.map(({ from, to }) => ({ from, to, due: to ?? from }));
  }
  const isRolling = mode?.value === "rolling";
  return Array.from({ length: (buckets?.value ?? BUCKETS_DEFAULT) + 1 }, (_, k) => ({
    from: k,
    to: isRolling ? null : k,
    due: k,
  }));
}

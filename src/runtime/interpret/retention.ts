import { fail } from "../../errors/index.js";
import type { Predicate } from "../../planner/expression.js";
import type { RetentionNode } from "../../planner/logical/plan.js";
import type { CalendarSpec, RetentionColumn, RetentionSpec } from "../../planner/retention.js";
import type { Value } from "../../types.js";
import { zonedDate } from "../calendar.js";
import type { RetentionCell, RetentionResult, RetentionRow } from "../retention/result.js";
import { orderOf } from "./compare.js";
import type { Stream } from "./group.js";
import { holds } from "./predicate.js";
import { type Row, scalar } from "./row.js";

type Time = bigint | number;

/** A start row with what came after it in its user's stream. */
interface Member {
  readonly row: Row;
  readonly time: Time;
  /** Times of the returns. */
  readonly returns: readonly Time[];
}

/** A retention over the selected users, member by member and column by column. */
export function runRetention(
  { kind: _, ...spec }: RetentionNode,
  users: readonly Stream[],
  shared: readonly Predicate[],
  time: string,
): RetentionResult {
  const members = users.flatMap((user) => membersOf(spec, user.rows, shared, time));
  const { start: _start, comeback: _comeback, ...shape } = spec;
  const { per } = spec.cohort;
  const rowOf = (some: readonly Member[]): RetentionRow => ({
    size: some.length,
    cells: spec.columns.map((column) => cellOf(spec, column, some)),
  });
  return {
    spec: shape,
    total: rowOf(members),
    cohorts:
      per === null
        ? null
        : groupBy(members, (member) => periodOf(member.time, per))
            .sort(([a], [b]) => Number(a) - Number(b))
            .map(([period, some]) => ({ label: labelOf(Number(period), per), ...rowOf(some) })),
    breakdown: breakdownOf(spec, members, rowOf),
  };
}

/** The user's first start, or each; of several starts in one calendar period the first. Starts beyond the calendar are none. */
function membersOf(
  { start, comeback, period, cohort }: RetentionSpec,
  rows: readonly Row[],
  shared: readonly Predicate[],
  time: string,
): readonly Member[] {
  const seen = new Set<number>();
  const members: Member[] = [];
  for (const [at, row] of rows.entries()) {
    if (!holds(start, row, shared)) continue;
    const found = timeOf(row, time);
    const calendar = period.kind === "calendar" ? period : cohort.per;
    if (calendar !== null && !Number.isFinite(periodOf(found, calendar))) continue;
    if (cohort.of === "first" && members.length > 0) break;
    if (period.kind === "calendar") {
      const own = periodOf(found, period);
      if (seen.has(own)) continue;
      seen.add(own);
    }
    const later = rows.slice(at + 1).filter((other) => holds(comeback, other, shared));
    members.push({ row, time: found, returns: later.map((other) => timeOf(other, time)) });
  }
  return members;
}

function cellOf(spec: RetentionSpec, column: RetentionColumn, members: readonly Member[]): RetentionCell {
  const came = members.filter((member) => member.returns.some((at) => isIn(spec, column, member, at)));
  const due = members.filter((member) => isOver(spec, column, member));
  const both = came.filter((member) => due.includes(member));
  return {
    returned: came.length,
    pending: members.length - came.length - (due.length - both.length),
    due: due.length,
    rate: due.length === 0 ? null : both.length / due.length,
  };
}

/** Whether a return at a time lies in the periods of a column. */
function isIn({ period }: RetentionSpec, { from, to }: RetentionColumn, member: Member, at: Time): boolean {
  if (period.kind === "every") {
    const isLate = at >= shifted(member.time, from, period.span);
    return isLate && (to === null || at < shifted(member.time, to + 1, period.span));
  }
  const passed = periodOf(at, period) - periodOf(member.time, period);
  return passed >= from && (to === null || passed <= to);
}

/** Whether no row can come any more in the period until which the column waits. */
function isOver({ period, pending }: RetentionSpec, { due }: RetentionColumn, member: Member): boolean {
  if (pending === null) return true;
  if (period.kind === "every") return shifted(member.time, due + 1, period.span) <= pending.earliest;
  return periodOf(pending.earliest, period) > periodOf(member.time, period) + due;
}

function shifted(time: Time, periods: number, span: number): Time {
  return typeof time === "bigint" ? time + BigInt(periods) * BigInt(span) : time + periods * span;
}

/** Number of the calendar period, by local date; infinite where the calendar ends. */
function periodOf(time: Time, { bucket, zone, unit }: CalendarSpec): number {
  const date = zonedDate(time, unit, zone);
  if (date === null) return time < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const midnight = new Date(`${date}T00:00:00Z`);
  const day = midnight.getTime() / DAY_MS;
  if (bucket === "day") return day;
  return bucket === "week"
    ? Math.floor((day + 3) / 7)
    : midnight.getUTCFullYear() * 12 + midnight.getUTCMonth();
}

const DAY_MS = 86_400_000;

/** Day 0 was a Thursday; month 0 is January of year 0. */
function labelOf(period: number, { bucket }: CalendarSpec): string {
  const date = new Date(0);
  if (bucket === "day") date.setTime(period * DAY_MS);
  else if (bucket === "week") date.setTime((period * 7 - 3) * DAY_MS);
  else date.setUTCFullYear(Math.floor(period / 12), period - Math.floor(period / 12) * 12, 1);
  return date.toISOString().replace(/T.*/, "");
}

function breakdownOf(
  { by }: RetentionSpec,
  members: readonly Member[],
  rowOf: (some: readonly Member[]) => RetentionRow,
): RetentionResult["breakdown"] {
  if (by === null) return null;
  const values = groupBy(members, (member) => scalar(member.row, by.name)).sort(
    ([a, some], [b, others]) => others.length - some.length || keyOrder(a, b),
  );
  const kept = values.slice(0, by.top ?? values.length);
  const rest = values.slice(kept.length);
  return {
    rows: kept.map(([key, some]) => ({ key, ...rowOf(some) })),
    other: rest.length === 0 ? null : { keys: rest.length, ...rowOf(rest.flatMap(([, some]) => some)) },
  };
}

/** Ascending, null last. */
export function keyOrder(a: Value, b: Value): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return orderOf(a, b);
}

/** A Map takes NaN as one key and -0 as 0. */
function groupBy<K>(members: readonly Member[], keyOf: (member: Member) => K): [K, Member[]][] {
  const groups = new Map<K, Member[]>();
  for (const member of members) {
    const key = keyOf(member);
    groups.set(key, [...(groups.get(key) ?? []), member]);
  }
  return [...groups];
}

function timeOf(row: Row, column: string): Time {
  const value = scalar(row, column);
  if (typeof value === "bigint" || typeof value === "number") return value;
  return fail("internal-error", { what: "a row without a time" });
}

import type { RetentionSpec } from "../../planner/retention.js";
import { compareNullable } from "../rank.js";
import { CalendarPeriods } from "./calendar-periods.js";
import { countsAt, type RetentionPartial, rowWidth } from "./partial.js";
import type { RetentionResult, RetentionRow } from "./result.js";

/** The merged partial of all parts to the answer; `top` cuts here, so that what it leaves out is exact. */
export function finalizeRetention(spec: RetentionSpec, partial: RetentionPartial): RetentionResult {
  const { start: _, comeback: __, ...shape } = spec;
  return {
    spec: shape,
    total: rowOf(spec, sumOf(spec, partial.cells)),
    cohorts: cohortRows(spec, partial),
    breakdown: breakdownOf(spec, partial),
  };
}

function cohortRows(spec: RetentionSpec, { cohorts, cells }: RetentionPartial): RetentionResult["cohorts"] {
  const { per } = spec.cohort;
  if (per === null) return null;
  const periods = new CalendarPeriods(per);
  return cohorts
    .map((period, at) => ({ period, row: cells[at] ?? new Float64Array() }))
    .sort((a, b) => a.period - b.period)
    .map(({ period, row }) => ({ label: periods.label(period), ...rowOf(spec, row) }));
}

function breakdownOf(
  spec: RetentionSpec,
  { keys, keyCells }: RetentionPartial,
): RetentionResult["breakdown"] {
  if (keys === null || spec.by === null) return null;
  const ranked = keys
    .map((key, at) => ({ key, row: keyCells[at] ?? new Float64Array() }))
    .sort((a, b) => (b.row[0] ?? 0) - (a.row[0] ?? 0) || compareNullable(a.key, b.key));
  const kept = ranked.slice(0, spec.by.top ?? ranked.length);
  const rest = ranked.slice(kept.length).map(({ row }) => row);
  return {
    rows: kept.map(({ key, row }) => ({ key, ...rowOf(spec, row) })),
    other: rest.length === 0 ? null : { keys: rest.length, ...rowOf(spec, sumOf(spec, rest)) },
  };
}

function rowOf({ columns }: RetentionSpec, row: Float64Array): RetentionRow {
  return {
    size: row[0] ?? 0,
    cells: columns.map((_, column) => {
      const [returned, pending, due, dueReturned] = countsAt(row, column);
      return { returned, pending, due, rate: due === 0 ? null : dueReturned / due };
    }),
  };
}

function sumOf(spec: RetentionSpec, rows: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(rowWidth(spec));
  for (const row of rows)
    row.forEach((count, at) => {
      sum[at]! += count;
    });
  return sum;
}

import type { AggregateSpec } from "../planner/expression.js";
import type { Value } from "../types.js";
import type { PathsResult } from "./paths/result.js";
import type { RetentionResult } from "./retention/result.js";

/** The answer to a query, before any output format. bigint = int, number = float, null = no value. */
export interface QueryResult {
  readonly users: number;
  /** All rows (in the timeframe) of those users. */
  readonly rows: number;
  readonly aggregates: readonly AggregateResult[];
  readonly funnels: readonly FunnelResult[];
  readonly retentions: readonly RetentionResult[];
  readonly paths: readonly PathsResult[];
}

export type Scalar = bigint | number | null;

export interface AggregateResult {
  readonly spec: AggregateSpec;
  /** One scalar without `by` (min and max of timestamps are bigint in the column's unit), else pairs in rank order. */
  readonly value: Scalar | readonly (readonly [key: Exclude<Value, null>, value: Scalar])[];
}

export interface FunnelResult {
  readonly name: string | null;
  /** What `steps[k].count`, breakdowns, trends and durations count. */
  readonly unit: "users" | "attempts" | "sessions";
  readonly steps: readonly StepResult[];
  /** Entries of what must not happen, in the order of the funnel. */
  readonly absences: readonly AbsenceResult[];
  readonly atEnd: readonly AggregateResult[] | null;
  /** From the first chosen row to the last one, of units that converted; null: not asked for. */
  readonly duration: DurationResult | null;
  readonly breakdown: BreakdownResult | null;
  /** In order of time; buckets in which no chain begins are left out. Null: not asked for. */
  readonly trend: readonly TrendBucket[] | null;
}

export interface StepResult {
  readonly name: string;
  readonly optional: boolean;
  readonly users: number;
  /** All rows of the users who reached the step. */
  readonly rows: number;
  /** Attempts or sessions that reached the step; equal to `users` when users are counted. */
  readonly count: number;
  /** Users who may still reach it; null without a window, on optional steps, or when something else than users is counted. */
  readonly pending: number | null;
  /** From the previous chosen step, over units whose chain has this step; null for the first, or when not asked for. */
  readonly duration: DurationResult | null;
  readonly aggregates: readonly AggregateResult[] | null;
}

/** Who did the steps before, and afterwards (within the window or the data) not what is named: those who would convert if the funnel ended here. */
export interface AbsenceResult extends Omit<StepResult, "optional" | "duration"> {
  /** How many steps stand before it. */
  readonly gap: number;
}

/** Times in the unit of the time column; all null over nothing. Percentiles are nearest-rank values. */
export interface DurationResult {
  readonly count: number;
  readonly min: number | null;
  readonly mean: number | null;
  readonly p25: number | null;
  readonly p50: number | null;
  readonly p75: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly max: number | null;
  /**
   * False, over more than 4,096 values: percentiles come from a sketch and are within 1 % of the exact ones, and the histogram counts a
   * value as if it were up to 1 % off; count, min, mean and max are always exact.
   */
  readonly exact: boolean;
  /** Equal widths from min to max, each half-open but the last; a single one when all values are equal, none over nothing; null: not asked for. */
  readonly histogram:
    | readonly { readonly from: number; readonly to: number; readonly count: number }[]
    | null;
}

export interface BreakdownResult {
  readonly columns: readonly string[];
  /** By number at the first step descending, ties by key ascending with null last. */
  readonly rows: readonly BreakdownRow[];
  /** What `top` left out, summed; null when nothing was. */
  readonly other: {
    readonly keys: number;
    readonly counts: readonly number[];
    readonly pending: readonly number[];
  } | null;
}

export interface BreakdownRow {
  /** A value per column; null is a value. */
  readonly key: readonly Value[];
  /** Units per step; they add up to the funnel's own. */
  readonly counts: readonly number[];
  /** Pending users per step; 0 where nobody can be. */
  readonly pending: readonly number[];
}

export interface TrendBucket {
  /** In the unit of the time column. */
  readonly start: bigint | number;
  /** Local date or date-time of the start: `2015-05-03`, `2015-05-03T10:00`. */
  readonly label: string;
  readonly counts: readonly number[];
}

import type { Value } from "../types.js";
import type { PathsPartial } from "./paths/partial.js";
import type { RetentionPartial } from "./retention/partial.js";

/** A key of `by`: never null, NaN is one key, -0 is 0. */
export type Key = Exclude<Value, null>;

/**
 * What one part (or several, merged) contributes to the answer: plain data, cloned between threads. Distinct users add up
 * because no user is in two parts.
 */
export interface Partial {
  readonly scannedUsers: number;
  readonly scannedRows: number;
  readonly users: number;
  readonly rows: number;
  readonly funnels: readonly FunnelPartial[];
  readonly retentions: readonly RetentionPartial[];
  readonly paths: readonly PathsPartial[];
  /** Per aggregate group and level (or step): one state per aggregation; null where no user came to it. */
  readonly groups: readonly (readonly (readonly AggregatePartial[] | null)[])[];
}

/** State of one aggregation: `keys` is null without `by`; `slots` are arrays over the keys, halves of pairs one after the other. */
export interface AggregatePartial {
  readonly keys: readonly Key[] | null;
  readonly slots: readonly Float64Array[];
}

/** What a part knows of one funnel. Levels count required steps; `steps` below is the number of all steps. */
export interface FunnelPartial {
  /** Users and rows by exact level, 0 first. */
  readonly users: Float64Array;
  readonly rows: Float64Array;
  /** null: nothing but levels was asked for, or no user of the part could match. */
  readonly detail: FunnelDetail | null;
}

/** What sinks keep beside levels. Arrays over steps have an entry per step, required or not. */
export interface FunnelDetail {
  /** Users who reached each optional step, and all their rows; 0 at required steps. */
  readonly optionalUsers: Float64Array;
  readonly optionalRows: Float64Array;
  /** Users who are pending at each step. */
  readonly pending: Float64Array;
  /** Attempts or sessions that reached each step; null when users are counted. */
  readonly units: Float64Array | null;
  /** First from the first chosen row to the last one, of converted units; then per step after the first; null: not asked for. */
  readonly durations: readonly DurationPartial[] | null;
  readonly breakdown: BreakdownPartial | null;
  readonly trend: TrendPartial | null;
}

/** Lengths of time in the unit of the time column. */
export interface DurationPartial {
  readonly count: number;
  /** Sum as a (value, rounding loss) pair. */
  readonly sum: readonly [high: number, low: number];
  /** Infinity and -Infinity over nothing. */
  readonly min: number;
  readonly max: number;
  /** All of them, up to the number that is kept exactly; null beyond. */
  readonly values: Float64Array | null;
  /** Ascending sketch buckets and their counts; null while `values` are kept. */
  readonly sketch: { readonly buckets: Int32Array; readonly counts: Float64Array } | null;
}

/** Units by key: `counts` and `pending` hold an entry per step, key after key. */
export interface BreakdownPartial {
  /** Distinct, a value per column. */
  readonly keys: readonly (readonly Value[])[];
  readonly counts: Float64Array;
  readonly pending: Float64Array;
}

/** Users or units by bucket: `starts` in seconds since 1970 UTC, distinct; `counts` an entry per step, bucket after bucket. */
export interface TrendPartial {
  readonly starts: Float64Array;
  readonly counts: Float64Array;
}

import type { Value } from "../types.js";

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
  /** Per funnel: users and rows by exact level, 0 first. */
  readonly funnels: readonly { readonly users: Float64Array; readonly rows: Float64Array }[];
  /** Per aggregate group and level: one state per aggregation; null where no user came to the level. */
  readonly groups: readonly (readonly (readonly AggregatePartial[] | null)[])[];
}

/** State of one aggregation: `keys` is null without `by`; `slots` are arrays over the keys, halves of pairs one after the other. */
export interface AggregatePartial {
  readonly keys: readonly Key[] | null;
  readonly slots: readonly Float64Array[];
}

import type { AggregateSpec } from "../planner/expression.js";
import type { Value } from "../types.js";

/** The answer to a query, before any output format. bigint = int, number = float, null = no value. */
export interface QueryResult {
  readonly users: number;
  /** All rows (in the timeframe) of those users. */
  readonly rows: number;
  readonly aggregates: readonly AggregateResult[];
  readonly funnels: readonly FunnelResult[];
}

export type Scalar = bigint | number | null;

export interface AggregateResult {
  readonly spec: AggregateSpec;
  /** One scalar without `by` (min and max of timestamps are bigint in the column's unit), else pairs in rank order. */
  readonly value: Scalar | readonly (readonly [key: Exclude<Value, null>, value: Scalar])[];
}

export interface FunnelResult {
  readonly name: string | null;
  readonly steps: readonly StepResult[];
  readonly atEnd: readonly AggregateResult[] | null;
}

export interface StepResult {
  readonly name: string;
  readonly users: number;
  /** All rows of the users who reached the step. */
  readonly rows: number;
  readonly aggregates: readonly AggregateResult[] | null;
}

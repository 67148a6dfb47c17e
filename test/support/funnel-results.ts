import type { DurationResult, FunnelResult, QueryResult, StepResult } from "../../src/runtime/result.js";

/** A step of which only some members matter; as many units as users. */
export function step(given: Partial<StepResult>): StepResult {
  const { users = 0 } = given;
  return {
    name: "s",
    optional: false,
    users,
    rows: users * 2,
    count: users,
    pending: null,
    duration: null,
    aggregates: null,
    ...given,
  };
}

/** A funnel that was asked for nothing but its steps. */
export function funnel(given: Partial<FunnelResult>): FunnelResult {
  return {
    name: null,
    unit: "users",
    steps: [],
    absences: [],
    atEnd: null,
    duration: null,
    breakdown: null,
    trend: null,
    ...given,
  };
}

/** A query that was asked for nothing. */
export function result(given: Partial<QueryResult>): QueryResult {
  return { users: 2, rows: 3, aggregates: [], funnels: [], retentions: [], paths: [], ...given };
}

/** Times of which only some members matter. */
export function duration(given: Partial<DurationResult>): DurationResult {
  const none = {
    min: null,
    mean: null,
    p25: null,
    p50: null,
    p75: null,
    p90: null,
    p95: null,
    p99: null,
    max: null,
  };
  return { count: 0, ...none, exact: true, histogram: null, ...given };
}

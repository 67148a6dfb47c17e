import type { Aggregation } from "../ast.js";

type Fn = Aggregation["fn"];

/** How a JSON aggregation type reads `column` and `otherColumn`. */
export type AggregationShape =
  /** One number over `column` (or over nothing), or a map when `by` is given. */
  | { readonly kind: "plain"; readonly fn: Fn; readonly column: boolean }
  /** A map by `column`; `otherColumn` is what is measured. */
  | { readonly kind: "per-value"; readonly fn: Fn; readonly otherColumn: boolean };

/** Types of aggregations: Funnel Rocket's first, then ours. */
export const AGGREGATION_SHAPES = {
  count: { kind: "plain", fn: "count", column: true },
  countPerValue: { kind: "per-value", fn: "rows", otherColumn: false },
  groupsPerValue: { kind: "per-value", fn: "users", otherColumn: false },
  sumPerValue: { kind: "per-value", fn: "sum", otherColumn: true },
  meanPerValue: { kind: "per-value", fn: "mean", otherColumn: true },
  minPerValue: { kind: "per-value", fn: "min", otherColumn: true },
  maxPerValue: { kind: "per-value", fn: "max", otherColumn: true },
  rows: { kind: "plain", fn: "rows", column: false },
  users: { kind: "plain", fn: "users", column: false },
  sum: { kind: "plain", fn: "sum", column: true },
  mean: { kind: "plain", fn: "mean", column: true },
  min: { kind: "plain", fn: "min", column: true },
  max: { kind: "plain", fn: "max", column: true },
  summary: { kind: "plain", fn: "summary", column: true },
} as const satisfies Readonly<Record<string, AggregationShape>>;

export type AggregationType = keyof typeof AGGREGATION_SHAPES;
export const AGGREGATION_TYPES = Object.keys(AGGREGATION_SHAPES);
export const COLUMNLESS_TYPES = ["rows", "users"] as const satisfies readonly AggregationType[];

/** Bounds on one query; beyond them it is refused with an error of class `limit`. */
export const LIMITS = {
  /** Steps of one funnel or links of one sequence. */
  steps: 64,
  /** Steps of a chain with `order any` or `ties within`, whose matching is not linear in them. */
  looseSteps: 16,
  /** `without` of one chain. */
  withouts: 64,
  /** Rows that one step may use with `times`. */
  times: 64,
  /** Bars of a histogram. */
  histogram: 1_000,
  /** Periods of a retention after the start's own. */
  buckets: 1_000,
  /** Rows of a path. */
  pathRows: 20,
  /** Condition atoms of a query. */
  conditions: 256,
  /** Aggregations of one block. */
  aggregations: 64,
  /** Levels of nesting of an expression. */
  depth: 100,
  /** UTF-16 code units of a query's text. */
  characters: 1_000_000,
} as const;

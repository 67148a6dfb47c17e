/** Bounds on one query; beyond them it is refused with an error of class `limit`. */
export const LIMITS = {
  /** Steps of one funnel or links of one sequence. */
  steps: 64,
  /** Condition atoms of a query. */
  conditions: 256,
  /** Aggregations of one block. */
  aggregations: 64,
  /** Levels of nesting of an expression. */
  depth: 100,
  /** UTF-16 code units of a query's text. */
  characters: 1_000_000,
} as const;

/** Clauses that the language has and that this version refuses with `not-yet`, by where they stand in JSON. */
export const STEP_CLAUSES = ["within", "after", "optional", "times"] as const;

export const SEQUENCE_CLAUSES = [
  "window",
  "order",
  "ties",
  "repeats",
  "hold",
  "entry",
  "entering",
  "without",
] as const;

export const FUNNEL_CLAUSES = [
  ...SEQUENCE_CLAUSES,
  "chain",
  "count",
  "by",
  "per",
  "durations",
  "preset",
] as const;

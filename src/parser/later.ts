/**
 * Clauses that the grammar knows and the syntax tree does not hold yet: rule of the grammar to the name in the
 * message. A clause is brought in by giving it a node and taking its line away.
 */
export const LATER_CLAUSES = {
  within: "within",
  after: "after",
  optional: "optional",
  times: "times",
  without: "without",
  window: "window",
  order: "order",
  ties: "ties",
  repeats: "repeats",
  entry: "entry",
  entering: "entering",
  chain: "chain",
  counting: "count",
  hold: "hold",
  breakdown: "by",
  trend: "per",
  durations: "durations",
  preset: "preset",
} as const;

/** Names of those rules. */
export const LATER_RULES: ReadonlySet<string> = new Set(Object.keys(LATER_CLAUSES));

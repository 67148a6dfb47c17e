import type { CompareOp } from "../ast.js";

/** Comparisons, as every JSON form writes them. */
export const COMPARE_OPS = ["==", "!=", ">", ">=", "<", "<="] as const satisfies readonly CompareOp[];

export const ARITHMETIC_OPS = ["+", "-", "*", "/", "%"] as const;

/** Text operators of expressions: the JSON word to the operator of the tree. `not ` before each negates. */
export const TEXT_OPS = {
  contains: "contains",
  "starts with": "starts",
  "ends with": "ends",
  matches: "matches",
  regex: "matches",
  like: "like",
} as const;
export type TextOp = keyof typeof TEXT_OPS;

/** Operators of a filter: Funnel Rocket's own, and `regex`. */
export const FILTER_OPS = [...COMPARE_OPS, "contains", "not contains", "regex"] as const;
export type FilterOp = (typeof FILTER_OPS)[number];

export const HAS_OPS = { has: "one", "has any": "any", "has all": "all" } as const;

export const MEASURES = ["count", "sum", "min", "max", "mean", "distinct"] as const;

export const CALLS = ["lower", "upper", "length", "abs", "hour", "weekday", "date"] as const;

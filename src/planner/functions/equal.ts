import { type Meaning, test } from "./meaning.js";
import { NUMERIC_PAIRS } from "./numeric-pairs.js";

/** True when both sides are the same value, exactly; null and NaN equal nothing. */
export const equal: Meaning = {
  symbol: "==",
  signatures: { ...NUMERIC_PAIRS, "string, string": test("string"), "bool, bool": test("bool") },
  takes: "two numbers, two moments, two strings or two bools",
  meaning: "true when both sides are the same value, exactly; null and NaN equal nothing",
};

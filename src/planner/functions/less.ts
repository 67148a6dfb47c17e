import { type Meaning, test } from "./meaning.js";
import { NUMERIC_PAIRS } from "./numeric-pairs.js";

/** True when the left side is smaller than the right one, numbers by value, moments by time, strings by UTF-8 bytes; false on null and NaN. */
export const less: Meaning = {
  symbol: "<",
  signatures: { ...NUMERIC_PAIRS, "string, string": test("string") },
  takes: "two numbers, two moments or two strings",
  meaning:
    "true when the left side is smaller than the right one, numbers by value, moments by time, strings by UTF-8 bytes; false on null and NaN",
};

import { type Meaning, test } from "./meaning.js";
import { NUMERIC_PAIRS } from "./numeric-pairs.js";

/** True when the operand equals one of the listed values; false on null. */
export const inList: Meaning = {
  symbol: "in",
  signatures: { ...NUMERIC_PAIRS, "string, string": test("string"), "bool, bool": test("bool") },
  takes: "a list of values of the operand's type",
  meaning: "true when the operand equals one of the listed values; false on null",
};

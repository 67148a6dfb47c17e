import { gives, type Meaning, SCALAR } from "./meaning.js";

/** One result for each distinct non-null value; NaN is one value and -0 is 0. */
export const by: Meaning = {
  symbol: "by",
  signatures: { [SCALAR]: gives("int") },
  takes: "a column of single values",
  meaning: "one result for each distinct non-null value; NaN is one value and -0 is 0",
};

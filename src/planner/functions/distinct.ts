import { gives, type Meaning, SCALAR } from "./meaning.js";

/** Number of distinct non-null values; NaN is one value and -0 is 0. */
export const distinct: Meaning = {
  symbol: "distinct",
  signatures: { [SCALAR]: gives("int") },
  takes: "a column of single values",
  meaning: "number of distinct non-null values; NaN is one value and -0 is 0",
};

import { gives, type Meaning, SCALAR } from "./meaning.js";

/** Number of rows in which the column has a value. */
export const count: Meaning = {
  symbol: "count",
  signatures: { [SCALAR]: gives("int") },
  takes: "a column of single values",
  meaning: "number of rows in which the column has a value",
};

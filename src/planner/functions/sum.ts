import { gives, type Meaning } from "./meaning.js";

/** Sum of the non-null values, exact over ints; 0 over nothing. */
export const sum: Meaning = {
  symbol: "sum",
  signatures: { "int | time": gives("int"), float: gives("float") },
  takes: "a column of numbers",
  meaning: "sum of the non-null values, exact over ints; 0 over nothing",
};

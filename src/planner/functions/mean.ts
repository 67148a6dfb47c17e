import { gives, type Meaning } from "./meaning.js";

/** Mean of the non-null values; null over nothing. */
export const mean: Meaning = {
  symbol: "mean",
  signatures: { "int | float | time": gives("float") },
  takes: "a column of numbers",
  meaning: "mean of the non-null values; null over nothing",
};

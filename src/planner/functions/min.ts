import { gives, type Meaning } from "./meaning.js";

/** Smallest non-null value; null over nothing. */
export const min: Meaning = {
  symbol: "min",
  signatures: {
    int: gives("int"),
    float: gives("float"),
    time: gives("time"),
    timestamp: gives("timestamp"),
  },
  takes: "a column of numbers or timestamps",
  meaning: "smallest non-null value; null over nothing",
};

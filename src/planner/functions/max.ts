import { gives, type Meaning } from "./meaning.js";

/** Greatest non-null value; null over nothing. */
export const max: Meaning = {
  symbol: "max",
  signatures: {
    int: gives("int"),
    float: gives("float"),
    time: gives("time"),
    timestamp: gives("timestamp"),
  },
  takes: "a column of numbers or timestamps",
  meaning: "greatest non-null value; null over nothing",
};

import { gives, type Meaning } from "./meaning.js";

/** Number of code points of the string; null on null. */
export const length: Meaning = {
  symbol: "length",
  signatures: { string: gives("int") },
  takes: "a string",
  meaning: "number of code points of the string; null on null",
};

import { gives, type Meaning } from "./meaning.js";

/** The string in lower case; null on null. */
export const lower: Meaning = {
  symbol: "lower",
  signatures: { string: gives("string") },
  takes: "a string",
  meaning: "the string in lower case; null on null",
};

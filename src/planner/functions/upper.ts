import { gives, type Meaning } from "./meaning.js";

/** The string in upper case; null on null. */
export const upper: Meaning = {
  symbol: "upper",
  signatures: { string: gives("string") },
  takes: "a string",
  meaning: "the string in upper case; null on null",
};

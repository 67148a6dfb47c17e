import { gives, type Meaning } from "./meaning.js";

/** The number with its sign turned, in float64; null on null. */
export const negate: Meaning = {
  symbol: "-",
  signatures: { "int | float | time": gives("float"), duration: gives("duration") },
  takes: "a number",
  meaning: "the number with its sign turned, in float64; null on null",
};

import { gives, type Meaning } from "./meaning.js";

/** The number without its sign, of the same type; null on null. */
export const abs: Meaning = {
  symbol: "abs",
  signatures: { int: gives("int"), float: gives("float"), time: gives("float"), duration: gives("duration") },
  takes: "a number",
  meaning: "the number without its sign, of the same type; null on null",
};

import { gives, type Meaning } from "./meaning.js";

/** Remainder with the sign of the dividend, in float64; null when a side is null or the divisor is 0. */
export const remainder: Meaning = {
  symbol: "%",
  signatures: {
    "int | float | time, int | float | time": gives("float"),
    "duration, int | float | duration": gives("duration"),
    "int | float | time, duration": gives("duration"),
  },
  takes: "two numbers",
  meaning:
    "remainder with the sign of the dividend, in float64; null when a side is null or the divisor is 0",
};

import { gives, type Meaning } from "./meaning.js";

/** True division in float64; null when a side is null or the divisor is 0. */
export const divide: Meaning = {
  symbol: "/",
  signatures: {
    "int | float | time, int | float | time": gives("float"),
    "duration, int | float": gives("duration"),
    "int | float | time | duration, duration": gives("float"),
  },
  takes: "two numbers",
  meaning: "true division in float64; null when a side is null or the divisor is 0",
};

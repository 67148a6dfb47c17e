import { gives, type Meaning, MOMENT, SPAN } from "./meaning.js";

/** Difference in float64, of two moments the time between them; null when a side is null. */
export const subtract: Meaning = {
  symbol: "-",
  signatures: {
    "int | float, int | float": gives("float"),
    "duration, int | float | duration": gives("duration"),
    "int | float, duration": gives("duration"),
    [`${MOMENT}, ${SPAN}`]: gives("time"),
    [`${MOMENT}, ${MOMENT}`]: gives("duration"),
  },
  takes: "two numbers, two moments, or a moment and a duration",
  meaning: "difference in float64, of two moments the time between them; null when a side is null",
};

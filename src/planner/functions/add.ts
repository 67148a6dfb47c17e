import { gives, type Meaning, MOMENT, SPAN } from "./meaning.js";

/** Sum in float64; null when a side is null. */
export const add: Meaning = {
  symbol: "+",
  signatures: {
    "int | float, int | float": gives("float"),
    "duration, int | float | duration": gives("duration"),
    "int | float, duration": gives("duration"),
    [`${MOMENT}, ${SPAN}`]: gives("time"),
    [`${SPAN}, ${MOMENT}`]: gives("time"),
  },
  takes: "two numbers, or a moment and a duration",
  meaning: "sum in float64; null when a side is null",
};

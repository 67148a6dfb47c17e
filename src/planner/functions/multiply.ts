import { gives, type Meaning } from "./meaning.js";

/** Product in float64; null when a side is null. */
export const multiply: Meaning = {
  symbol: "*",
  signatures: {
    "int | float | time, int | float | time": gives("float"),
    "duration, int | float": gives("duration"),
    "int | float, duration": gives("duration"),
  },
  takes: "two numbers",
  meaning: "product in float64; null when a side is null",
};

import { NUMBER, type Resolution, test } from "./meaning.js";

/** Pairs that compare as numbers: numbers with each other, moments with each other, moments with bare numbers. */
export const NUMERIC_PAIRS: Readonly<Record<string, Resolution>> = {
  [`${NUMBER}, ${NUMBER}`]: test("number"),
  "timestamp | instant, timestamp | instant | time": test("number"),
  "time, timestamp | instant": test("number"),
  "timestamp, int | float": test("number"),
  "int | float, timestamp": test("number"),
};

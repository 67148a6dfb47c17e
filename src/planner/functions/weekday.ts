import { gives, type Meaning, MOMENT } from "./meaning.js";

/** Day of the week in the zone, 1 is Monday and 7 Sunday; null on null. */
export const weekday: Meaning = {
  symbol: "weekday",
  signatures: { [MOMENT]: gives("int") },
  takes: "a timestamp or the time column",
  meaning: "day of the week in the zone, 1 is Monday and 7 Sunday; null on null",
};

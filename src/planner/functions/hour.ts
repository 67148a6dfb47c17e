import { gives, type Meaning, MOMENT } from "./meaning.js";

/** Hour of the day in the zone, 0 to 23; null on null. */
export const hour: Meaning = {
  symbol: "hour",
  signatures: { [MOMENT]: gives("int") },
  takes: "a timestamp or the time column",
  meaning: "hour of the day in the zone, 0 to 23; null on null",
};

import { gives, type Meaning, MOMENT } from "./meaning.js";

/** Calendar day in the zone as YYYY-MM-DD; null on null. */
export const date: Meaning = {
  symbol: "date",
  signatures: { [MOMENT]: gives("string") },
  takes: "a timestamp or the time column",
  meaning: "calendar day in the zone as YYYY-MM-DD; null on null",
};

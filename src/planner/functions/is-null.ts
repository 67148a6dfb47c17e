import { ANY, gives, type Meaning } from "./meaning.js";

/** True when there is no value; NaN and the empty string are values. */
export const isNull: Meaning = {
  symbol: "is null",
  signatures: { [ANY]: gives("bool") },
  takes: "a value",
  meaning: "true when there is no value; NaN and the empty string are values",
};

import { gives, type Meaning } from "./meaning.js";

/** True when the bool is true; false on null. */
export const isTrue: Meaning = {
  symbol: "a bare column",
  signatures: { bool: gives("bool") },
  takes: "a bool",
  meaning: "true when the bool is true; false on null",
};

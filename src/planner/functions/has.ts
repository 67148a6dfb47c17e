import { gives, type Meaning } from "./meaning.js";

/** True when the list column holds one (any) or all of the values; false on a null list. */
export const has: Meaning = {
  symbol: "has",
  signatures: { list: gives("bool") },
  takes: "a list column",
  meaning: "true when the list column holds one (any) or all of the values; false on a null list",
};

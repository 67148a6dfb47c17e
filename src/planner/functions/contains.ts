import { type Meaning, test } from "./meaning.js";

/** True when the text stands somewhere in the string; the empty text stands in every string. */
export const contains: Meaning = {
  symbol: "contains",
  signatures: { "string, string": test("string") },
  takes: "a string and a text to look for",
  meaning: "true when the text stands somewhere in the string; the empty text stands in every string",
};

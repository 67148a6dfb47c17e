import { type Meaning, test } from "./meaning.js";

/** True when the string ends with the text. */
export const ends: Meaning = {
  symbol: "ends with",
  signatures: { "string, string": test("string") },
  takes: "a string and a text to look for",
  meaning: "true when the string ends with the text",
};

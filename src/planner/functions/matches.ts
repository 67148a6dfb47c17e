import { type Meaning, test } from "./meaning.js";

/** True when the RE2 regular expression is found in the string; anchor with ^ and $. */
export const matches: Meaning = {
  symbol: "matches",
  signatures: { "string, string": test("string") },
  takes: "a string and a text to look for",
  meaning: "true when the RE2 regular expression is found in the string; anchor with ^ and $",
};

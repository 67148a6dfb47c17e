import { type Meaning, test } from "./meaning.js";

/** True when the string begins with the text. */
export const starts: Meaning = {
  symbol: "starts with",
  signatures: { "string, string": test("string") },
  takes: "a string and a text to look for",
  meaning: "true when the string begins with the text",
};

import { type Meaning, test } from "./meaning.js";

/** True when the whole string fits the glob: * is any run, ? one character. */
export const like: Meaning = {
  symbol: "like",
  signatures: { "string, string": test("string") },
  takes: "a string and a text to look for",
  meaning: "true when the whole string fits the glob: * is any run, ? one character",
};

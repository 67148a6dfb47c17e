import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { KEYWORDS } from "../../src/parser/words.js";

const examples = new URL("../../grammar/examples/", import.meta.url);
const texts = readdirSync(examples).map((name) => readFileSync(new URL(name, examples), "utf8"));
const signs = [
  ..."(){},:@=<>+-*/%.\"'`$#\\ \n",
  "->",
  "..",
  "==",
  "!=",
  "/*",
  "*/",
  "//",
  "1",
  "1.5",
  "7d",
  "x",
  "2015-05-03",
];
const pieces = [...KEYWORDS, ...signs];

/** Any characters at all. */
export const characters = fc.string({ unit: "binary", maxLength: 60 });

/** Words and signs of the language in any order. */
export const wordSalad = fc
  .array(fc.constantFrom(...pieces), { maxLength: 25 })
  .map((parts) => parts.join(" "));

const change = fc.record({ at: fc.nat(400), cut: fc.nat(12), put: fc.constantFrom("", ...pieces) });

/** Examples of the language with up to three places changed. */
export const changedExamples = fc
  .tuple(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 3 }))
  .map(([text, changes]) =>
    changes.reduce((now, { at, cut, put }) => {
      const start = at % (now.length + 1);
      return now.slice(0, start) + put + now.slice(start + cut);
    }, text),
  );

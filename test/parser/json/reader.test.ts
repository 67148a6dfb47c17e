import { expect, test } from "vitest";
import { readJson } from "../../../src/parser/json/reader.js";
import { refusal } from "./support.js";

const values = [
  '{"a": [1, -2.5e3, "x\\u00e9\\n\\"\\/", true, false, null, {}, []], "b": {"": {"~/": 0.1}}}',
  " [1 ,\t2\r\n] ",
  '"\\ud83d\\ude00 \u2028"',
  "-0.5e-7",
];
test.each(values)("reads %s as JSON.parse does", (text) => {
  expect(readJson(text, "f").value).toEqual(JSON.parse(text));
});

test("keeps the digits of ints beyond float64, by pointer", () => {
  const { digits } = readJson(
    '{"a/b": [9007199254740993, 9007199254740991, 1e30, -18446744073709551616]}',
    "f",
  );
  expect([...digits]).toEqual([
    ["/a~1b/0", 9007199254740993n],
    ["/a~1b/3", -18446744073709551616n],
  ]);
});

test("takes keys that objects have by nature for ordinary ones", () => {
  const { value } = readJson('{"__proto__": {"x": 1}, "constructor": 2}', "f");
  expect(Object.entries(value ?? {}).map(([key]) => key)).toEqual(["__proto__", "constructor"]);
});

test("skips a byte order mark", () => {
  expect(readJson("\uFEFF{}", "f").value).toEqual({});
});

/** The hint where there is none better. */
const CHECK = "check the document with any JSON tool";

/** Text, code, message, the span that is pointed at, hint. */
const errors: readonly (readonly [string, string, string, string, string])[] = [
  ["", "json-syntax", "expected a value, found the end of the text", "", CHECK],
  ['{"a": 1', "json-syntax", 'expected "," or "}", found the end of the text', "", CHECK],
  [
    '{"a": 1,}',
    "json-syntax",
    'expected a key in double quotes, found "}"',
    "}",
    "remove the comma before it",
  ],
  ["[1, 2,]", "json-syntax", 'expected a value, found "]"', "]", "remove the comma before it"],
  [
    "{'a': 1}",
    "json-syntax",
    `expected a key in double quotes, found "'"`,
    "'",
    "strings and keys are written in double quotes",
  ],
  ['{"a": True}', "json-syntax", 'expected a value, found "True"', "True", "write true"],
  ['{"a": NaN}', "json-syntax", 'expected a value, found "NaN"', "NaN", CHECK],
  ['{"a" 1}', "json-syntax", 'expected ":", found "1"', "1", CHECK],
  ['{"a": 01}', "json-syntax", 'expected a number, found "01"', "01", CHECK],
  ['{"a": 1.}', "json-syntax", 'expected a number, found "1."', "1.", CHECK],
  ['{"a": "x}', "json-syntax", 'expected the closing ", found the end of the text', "", CHECK],
  [
    '{"a": "\\x"}',
    "json-syntax",
    'expected an escape (\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX), found "\\\\"',
    "\\",
    CHECK,
  ],
  [
    '{"a": "\n"}',
    "json-syntax",
    'expected a character of the string, found "\\n"',
    "\n",
    "write line ends and tabs as \\n and \\t",
  ],
  ["{} {}", "json-syntax", 'expected the end of the document, found "{"', "{", CHECK],
  ["{} // x", "json-syntax", 'expected the end of the document, found "/"', "/", "JSON has no comments"],
  [
    '{"a": 1e400}',
    "json-number-range",
    "expected a number within float64, found 1e400",
    "1e400",
    "the largest float is about 1.8e308",
  ],
  [
    '{"query": {}, "query": {}}',
    "json-duplicate-key",
    'the key "query" is there twice',
    '"query"',
    "keep one of the two",
  ],
];
test.each(errors)("refuses %j", (text, code, message, span, hint) => {
  const error = refusal(text);
  expect({ code: error.code, message: error.message, hint: error.hint }).toEqual({ code, message, hint });
  const { place } = error;
  if (place?.kind !== "text") throw new Error("an error of syntax has a place in the text");
  expect({ file: place.file, span: text.slice(place.start, place.end) }).toEqual({
    file: "query.json",
    span,
  });
  const isFirst = ["'", "/"].includes(span);
  expect(place.start).toBe(isFirst ? text.indexOf(span) : text.lastIndexOf(span));
});

import { expect, test } from "vitest";
import { regexMatcher } from "../../src/runtime/regex.js";

test.each([
  ["view", "preview", true],
  ["^view$", "preview", false],
  ["^.$", "\u{1f600}", true],
  ["a.c", "a\nc", false],
  ["\\d+ items?", "12 item", true],
  ["", "", true],
  ["[[:upper:]]", "abc", false],
])("%s searched in %s: %s", (pattern, text, expected) => {
  expect(regexMatcher(pattern, false)(text)).toBe(expected);
});

test("ignores case when told, beyond ASCII too", () => {
  expect(regexMatcher("\u03c3\u00c9", true)("x\u03c2\u00e9")).toBe(true);
  expect(regexMatcher("\u00e9", false)("\u00c9")).toBe(false);
});

test("a pattern that makes backtracking engines hang is answered at once", () => {
  expect(regexMatcher("^(a+)+$", false)(`${"a".repeat(5_000)}b`)).toBe(false);
});

test("a pattern needing backtracking is refused", () => {
  expect(() => regexMatcher("(a)\\1", false)).toThrow();
});

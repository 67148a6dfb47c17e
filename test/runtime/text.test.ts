import { describe, expect, test } from "vitest";
import { codePointLength, foldCase, globMatcher } from "../../src/runtime/text.js";
import { compareUtf8 } from "../../src/utf8-order.js";

const samples = [
  "",
  "\0",
  "a",
  "ab",
  "b",
  "B",
  "\u007f",
  "\u0080",
  "\u00e9",
  "e\u0301",
  "\u07ff",
  "\u0800",
  "\ud7ff",
  "\ue000",
  "\uffff",
  "\u{10000}",
  "\u{10000}a",
  "\u{10ffff}",
  "\u{1f600}",
  "\u{1f600}\uffff",
  "\uffff\u{1f600}",
];

describe("compareUtf8", () => {
  test("agrees with the comparison of encoded bytes on every pair", () => {
    for (const a of samples) {
      for (const b of samples) {
        expect(Math.sign(compareUtf8(a, b)), JSON.stringify([a, b])).toBe(
          Buffer.compare(Buffer.from(a), Buffer.from(b)),
        );
      }
    }
  });

  test("differs from UTF-16 order above the surrogates", () => {
    expect("\uffff" < "\u{10000}").toBe(false);
    expect(compareUtf8("\uffff", "\u{10000}")).toBeLessThan(0);
  });

  test("stays a total order on lone surrogates", () => {
    expect(compareUtf8("\ud800", "\ud800")).toBe(0);
    expect(compareUtf8("\ud800", "\ud800\udc00")).toBeLessThan(0);
    expect(Math.sign(compareUtf8("\ud800", "\ue000"))).toBe(-Math.sign(compareUtf8("\ue000", "\ud800")));
  });
});

test("codePointLength counts code points, not units and not what is seen as one sign", () => {
  expect(["", "abc", "\u{1f600}", "e\u0301", "\u{1f1e9}\u{1f1ea}"].map(codePointLength)).toEqual([
    0, 3, 1, 2, 2,
  ]);
});

describe("foldCase", () => {
  const folded = (text: string) => foldCase(text);
  test.each([
    ["Shop", "SHOP"],
    ["\u00c9t\u00e9", "\u00e9T\u00c9"],
    ["\u03a3\u03c2\u03c3", "\u03c3\u03c3\u03a3"],
    ["\u00df", "\u1e9e"],
    ["\u017f", "S"],
    ["\u212a", "k"],
    ["\u01c5", "\u01c4"],
    ["\u1f88", "\u1f80"],
    ["\u{10400}", "\u{10428}"],
    ["\ufb05", "\ufb06"],
    ["\u13f8", "\u13f0"],
    ["\uab70", "\u13a0"],
  ])("%s and %s are the same", (a, b) => {
    expect(folded(a)).toBe(folded(b));
  });

  test.each([
    ["\u00df", "ss"],
    ["\u0130", "i"],
    ["\u0131", "i"],
    ["\u00e9", "e"],
    ["\ufb01", "fi"],
  ])("%s and %s are not: only simple folding counts", (a, b) => {
    expect(folded(a)).not.toBe(folded(b));
  });

  test("has the classes of the regular expression flags iu over all of Unicode", () => {
    const classes = new Map<string, string>();
    for (let code = 0; code <= 0x10ffff; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const point = String.fromCodePoint(code);
      const representative = foldCase(point);
      if (codePointLength(representative) !== 1) expect.fail(`${code} folds to several code points`);
      if (representative !== point || /[\p{Cased}\p{CWCF}\p{CWU}\p{CWL}]/u.test(point)) {
        if (!new RegExp(`^${escaped(point)}$`, "iu").test(representative))
          expect.fail(`${code} is in a wrong class`);
        classes.set(representative, point);
      }
    }
    const all = [...classes.keys()].join("");
    expect(classes.size).toBeGreaterThan(1_300);
    for (const representative of classes.keys()) {
      expect(all.match(new RegExp(escaped(representative), "giu"))).toEqual([representative]);
    }
  });
});

function escaped(point: string): string {
  return `\\u{${(point.codePointAt(0) ?? 0).toString(16)}}`;
}

describe("globMatcher", () => {
  test.each([
    ["view", "view", true],
    ["view", "views", false],
    ["view", "aview", false],
    ["view*", "view", true],
    ["*view", "preview", true],
    ["*view", "preview ", false],
    ["", "", true],
    ["", "a", false],
    ["*", "", true],
    ["**", "line\nend", true],
    ["?", "\u{1f600}", true],
    ["?", "", false],
    ["??", "\u{1f600}", false],
    ["a?c", "abc", true],
    ["a?c", "ac", false],
    ["a*b*c", "a-b-b-c", true],
    ["a*b*c", "a-c-b", false],
    ["*ab", "aab", true],
    ["*a?", "aaa", true],
    ["a.c", "abc", false],
    ["[ab]", "a", false],
    ["50\\*", "50*", true],
    ["50\\*", "500", false],
    ["\\?", "x", false],
    ["C:\\dir\\*", "C:\\dir*", true],
    ["C:\\\\*", "C:\\dir", true],
    ["View*", "view", false],
  ])("%s on %s: %s", (pattern, text, expected) => {
    expect(globMatcher(pattern, false)(text)).toBe(expected);
  });

  test("ignores case by simple folding", () => {
    expect(globMatcher("STRA\u1e9eE*", true)("stra\u00dfe 7")).toBe(true);
    expect(globMatcher("STRASSE", true)("stra\u00dfe")).toBe(false);
  });

  test("takes no longer than the product of both lengths", () => {
    const matches = globMatcher(`${"*a".repeat(30)}*b`, false);
    expect(matches("a".repeat(20_000))).toBe(false);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFunnel, printQuery } from "../../src/parser/index.js";
import { queries } from "../support/ast-arbitrary.js";
import { meaning } from "./json/support.js";

const examples = new URL("../../grammar/examples/", import.meta.url);
const files = readdirSync(examples).filter((name) => name.endsWith(".funnel"));

describe("the examples", () => {
  it("are many", () => expect(files.length).toBeGreaterThanOrEqual(45));

  it.each(files)("%s is canonical and opens with what it asks", (name) => {
    const text = readFileSync(new URL(name, examples), "utf8");
    expect(text).toMatch(/^\/\/ .+\?\n/);
    expect(printQuery(parseFunnel(text, name))).toBe(text);
  });
});

describe("printing", () => {
  it("gives a text that reads back as the same tree", () => {
    fc.assert(
      fc.property(queries, (query) => {
        const text = printQuery(query);
        const again = parseFunnel(text, "q.funnel");
        expect(meaning(again)).toEqual(meaning(query));
        expect(printQuery(again)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  const canonical = (text: string) => printQuery(parseFunnel(text, "q.funnel"));

  it.each([
    ["define a = ((x)) = (1)", "define a = x == 1\n"],
    ["DEFINE a = X <> 'it''s'".replace("''", "\\'"), 'define a = X != "it\'s"\n'],
    ["define a = (x + 1) * 2 - (3 - 4)", "define a = (x + 1) * 2 - (3 - 4)\n"],
    ["define a = (x * 2) + 1 > -(-5)", "define a = x * 2 + 1 > -(-5)\n"],
    ["define a = (x == 1 and y) or not (z is null)", "define a = x == 1 and y or not z is null\n"],
    ["define a = not (x or y) and (z or `w`)", "define a = not (x or y) and (z or w)\n"],
    ["define a = x > 1.50 and y < 1E3 and z == 007", "define a = x > 1.5 and y < 1000.0 and z == 7\n"],
    ["define a = x < 90m", "define a = x < 1h30m\n"],
    ["timeframe 2015-05-03t10:00z ..", "timeframe 2015-05-03T10:00Z ..\n"],
    ["timeframe ..2015-05-03T10:00+0200", "timeframe .. 2015-05-03T10:00+02:00\n"],
    ["timeframe 1..5", "timeframe 1 .. 5\n"],
    ["where any(a) where none(b) and count()>2", "where any(a)\n  and none(b)\n  and count() > 2\n"],
    ["aggregate{count}aggregate{users}", "aggregate {\n  count\n  users\n}\n"],
    ["funnel{step top:`top` at end{}}", "funnel {\n  step top: top\n  at end {}\n}\n"],
    ['from "retail"', "from retail\n"],
    ["", ""],
  ])("%s", (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });
});

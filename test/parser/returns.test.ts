import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FrocketError } from "../../src/errors/index.js";
import { parseFunnel, printQuery } from "../../src/parser/index.js";
import { fromJson, toJson } from "../../src/parser/json/index.js";
import { pathsText, retentionText } from "../support/return-data.js";
import { meaning, refusal } from "./json/support.js";

test("every retention and all paths survive printing and JSON", () => {
  fc.assert(
    fc.property(fc.oneof(retentionText, pathsText), (text) => {
      const query = parseFunnel(text, "query.funnel");
      const printed = printQuery(query);
      expect(meaning(parseFunnel(printed, "query.funnel"))).toEqual(meaning(query));
      expect(printQuery(parseFunnel(printed, "query.funnel"))).toBe(printed);
      const json = fromJson(toJson(query), "query.json");
      expect(meaning(json)).toEqual(meaning(query));
      expect(printQuery(json)).toBe(printed);
    }),
    { numRuns: 500 },
  );
});

test("the canonical text, with names, params and comments", () => {
  const text = `param weeks = 1d

// who comes back
retention \`come back\` {
  start event == "signup"
  return event == "purchase"
  every $weeks
  kind bracket 0, 1..3, 4..
  cohort each per month in "Europe/Berlin"
  by device top 5
}

paths next {
  from event == "view" each
  next 4
  by event
  within 30m
  except event == "ping"
  collapse repeats
  top 3
} // ahead
`;
  expect(printQuery(parseFunnel(text, "query.funnel"))).toBe(text);
});

test("no word of theirs is reserved", () => {
  const words = [
    "retention",
    "paths",
    "start",
    "return",
    "buckets",
    "kind",
    "cohort",
    "to",
    "next",
    "last",
    "only",
  ];
  for (const word of words) {
    const query = parseFunnel(
      `where any(${word} > 1) funnel { step ${word} == 2 } paths { from ${word} last by ${word} }`,
      "q",
    );
    expect(query.paths[0]?.by.name).toBe(word);
  }
});

function problemOf(text: string): FrocketError {
  try {
    parseFunnel(text, "query.funnel");
  } catch (error) {
    if (error instanceof FrocketError) return error;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}

describe("errors of texts", () => {
  test.each([
    ["retention { per day }", "retention", 'missing-clause: expected "start" in the retention, found none'],
    ["paths { by event }", "paths", 'missing-clause: expected "from" in the paths, found none'],
    ["paths { from true }", "paths", 'missing-clause: expected "by" in the paths, found none'],
    [
      "retention { start true every 7d per day }",
      "every 7d",
      'clauses-clash: expected no "every" beside "per", found both',
    ],
    [
      "retention { start true buckets 3 kind bracket 1..3 }",
      "buckets 3",
      'clauses-clash: expected no "buckets" beside "kind bracket", found both',
    ],
    [
      "retention { start true kind bracket 1..3, 3..5 }",
      "3..5",
      "bad-brackets: expected brackets of periods that follow each other, found 3..5",
    ],
    [
      "retention { start true kind bracket 1.., 5 }",
      "5",
      "bad-brackets: expected brackets of periods that follow each other, found 5",
    ],
    [
      "retention { start true kind bracket 4..2 }",
      "4..2",
      "bad-brackets: expected brackets of periods that follow each other, found 4..2",
    ],
    [
      "retention { start true start false }",
      "start false",
      'duplicate-clause: expected one "start", found a second',
    ],
    [
      "retention { start true buckets 2000 }",
      "buckets 2000",
      "too-many: expected at most 1000 periods of a retention, found 2000",
    ],
    [
      "retention { start true buckets 0 }",
      "0",
      "bad-count: expected a whole number of periods from 1 on after buckets, found 0",
    ],
    [
      "retention { start true kind often }",
      "often",
      'syntax-error: expected "exact", "rolling" or "bracket", found "often"',
    ],
    ["retention { start true cohort }", "}", 'syntax-error: expected "first", "each" or "per", found "}"'],
    [
      "retention { start true per hour }",
      "hour",
      'syntax-error: expected "day", "week" or "month", found "hour"',
    ],
    [
      "retention { start true window 3 }",
      "window",
      'syntax-error: expected an item of the retention (start, return, per, every, buckets, kind, cohort, by) or "}", found "window"',
    ],
    [
      "retention a { start true } retention a { start true }",
      "a",
      'duplicate-name: the retention "a" is there twice',
    ],
    [
      "paths p { from true by a } paths p { from true by a }",
      "p",
      'duplicate-name: the paths "p" is there twice',
    ],
    [
      "paths { from true by a previous 3 }",
      "previous 3",
      'clauses-clash: expected no "previous" beside "from", found both',
    ],
    ["paths { to true by a next 3 }", "next 3", 'clauses-clash: expected no "next" beside "to", found both'],
    ["paths { from true by a next 21 }", "next 21", "too-many: expected at most 20 rows of a path, found 21"],
    [
      "paths { from true by a only true except false }",
      "except false",
      'duplicate-clause: expected one "only or except", found a second',
    ],
  ])("%s", (text, at, message) => {
    const error = problemOf(text);
    expect(`${error.code}: ${error.message}`).toBe(message);
    expect(error.place?.kind === "text" && text.slice(error.place.start, error.place.end)).toBe(at);
    expect(error.hint).not.toBe("");
  });
});

describe("errors of documents", () => {
  test.each([
    ['{"retentions":[{"per":"day"}]}', "/retentions/0", "json-missing-key"],
    ['{"retentions":[{"start":true,"per":"year"}]}', "/retentions/0/per", "json-wrong-value"],
    ['{"retentions":[{"start":true,"per":"day","every":7}]}', "/retentions/0/every", "clauses-clash"],
    [
      '{"retentions":[{"start":true,"kind":"exact","brackets":[[1,2]]}]}',
      "/retentions/0/brackets",
      "clauses-clash",
    ],
    ['{"retentions":[{"start":true,"brackets":[[2,1]]}]}', "/retentions/0/brackets/0", "bad-brackets"],
    ['{"retentions":[{"start":true,"top":3}]}', "/retentions/0/top", "top-without-by"],
    [
      '{"retentions":[{"start":true,"name":"a"},{"start":true,"name":"a"}]}',
      "/retentions/1/name",
      "duplicate-name",
    ],
    ['{"paths":[{"by":"a"}]}', "/paths/0", "missing-clause"],
    ['{"paths":[{"by":"a","from":true,"to":true}]}', "/paths/0/to", "clauses-clash"],
    ['{"paths":[{"by":"a","from":true,"only":true,"except":true}]}', "/paths/0/except", "clauses-clash"],
    ['{"paths":[{"by":"a","from":true,"length":21}]}', "/paths/0/length", "too-many"],
    ['{"paths":[{"by":"a","from":true,"steps":2}]}', "/paths/0/steps", "json-unknown-key"],
  ])("%s", (text, pointer, code) => {
    const error = refusal(text);
    expect([error.code, error.place]).toEqual([code, { kind: "json", pointer }]);
  });
});

describe("the manual", () => {
  const manual = readFileSync(new URL("../../grammar/BEYOND.md", import.meta.url), "utf8");
  const blocksOf = (kind: string): string[] =>
    [...manual.matchAll(new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``, "g"))].map(
      (match) => match[1] ?? "",
    );

  test("texts are read, documents survive both forms", () => {
    const [texts, documents] = [blocksOf("funnel"), blocksOf("json")];
    expect([texts.length, documents.length]).toEqual([3, 1]);
    for (const text of texts) parseFunnel(text, "BEYOND.md");
    for (const text of documents) {
      const query = fromJson(text, "BEYOND.md");
      expect(meaning(parseFunnel(printQuery(query), "query.funnel"))).toEqual(meaning(query));
      expect(meaning(fromJson(toJson(query), "query.json"))).toEqual(meaning(query));
    }
  });
});

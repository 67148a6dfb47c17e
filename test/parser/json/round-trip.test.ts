import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseFunnel, printQuery } from "../../../src/parser/index.js";
import { fromJson, toJson } from "../../../src/parser/json/index.js";
import { queries } from "../../support/ast-arbitrary.js";
import { meaning } from "./support.js";

test("every tree survives JSON", () => {
  fc.assert(
    fc.property(queries, (query) => {
      expect(meaning(fromJson(toJson(query), "query.json"))).toEqual(meaning(query));
    }),
    { numRuns: 400 },
  );
});

test("JSON of JSON is the same text", () => {
  fc.assert(
    fc.property(queries, (query) => {
      const text = toJson(query);
      expect(toJson(fromJson(text, "query.json"))).toBe(text);
    }),
    { numRuns: 100 },
  );
});

const manual = readFileSync(new URL("../../../grammar/JSON.md", import.meta.url), "utf8");
const examples = [...manual.matchAll(/```json\n([\s\S]*?)```/g)].map(
  (match, i) => [i, match[1] ?? ""] as const,
);

test("the manual has its examples", () => {
  expect(examples.length).toBeGreaterThanOrEqual(6);
});

test.each(examples)("example %i of the manual survives both forms", (_, text) => {
  const query = fromJson(text, "JSON.md");
  expect(meaning(fromJson(toJson(query), "query.json"))).toEqual(meaning(query));
  expect(meaning(parseFunnel(printQuery(query), "query.funnel"))).toEqual(meaning(query));
});

test("a text means the same as its JSON", () => {
  const text = `
    from retail
    timeframe 2015-05-03 .. 2015-09-18
    param floor = 50
    define purchase = event == "transaction"
    where count(purchase) >= 2 and not any(event == "refund") and sum(price where purchase) > $floor
    aggregate { count by event users by event sum(price) by event top 5 as "all revenue" }
    funnel checkout {
      step viewed: event == "view" and not (\`888\` is null or "x" in ("x", 'y'))
      step price * 2 - -1 >= -$floor
      each step { users by device }
      at end { sum(price) by event }
    }`;
  const query = parseFunnel(text, "query.funnel");
  expect(meaning(fromJson(toJson(query), "query.json"))).toEqual(meaning(query));
});

test("written documents use Funnel Rocket's words where they fit", () => {
  const text = `
    where any(event == "view") and count(event == "buy" and price > 9007199254740993) >= 2
    aggregate { count(event) sum(price) by event top 5 as "n" }
    funnel { step event == "view" step sold: event contains "buy" }`;
  expect(toJson(parseFunnel(text, "query.funnel"))).toBe(`{
  "query": {
    "conditions": [
      {"filter": ["event", "==", "view"]},
      {
        "filters": [
          {"column": "event", "op": "==", "value": "buy"},
          {"column": "price", "op": ">", "value": 9007199254740993}
        ],
        "target": ["count", ">=", 2]
      }
    ],
    "aggregations": [
      {"column": "event", "type": "count"},
      {"column": "event", "type": "sumPerValue", "otherColumn": "price", "top": 5, "name": "n"}
    ]
  },
  "funnel": {
    "sequence": [
      {"filter": ["event", "==", "view"]},
      {"name": "sold", "filter": ["event", "contains", "buy"]}
    ]
  }
}
`);
});

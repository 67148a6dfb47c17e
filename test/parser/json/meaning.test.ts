import { expect, test } from "vitest";
import type { Condition } from "../../../src/parser/ast.js";
import { parseFunnel } from "../../../src/parser/index.js";
import { fromJson } from "../../../src/parser/json/index.js";
import { meaning } from "./support.js";

const parsed = (document: object) => fromJson(JSON.stringify(document), "query.json");
const text = (source: string) => meaning(parseFunnel(source, "query.funnel").where);

/** Target and includeZero, and the condition on a whole user that they make of `event == "v"`. */
const targets: readonly (readonly [string, boolean | undefined, string])[] = [
  ['["count", "==", 0]', undefined, "count(P) == 0"],
  ['["count", "==", 0]', true, "count(P) == 0"],
  ['["count", "==", 2]', undefined, "count(P) == 2"],
  ['["count", "==", 2.0]', false, "count(P) == 2"],
  ['["count", "!=", 0]', undefined, "count(P) != 0"],
  ['["count", "!=", 2]', undefined, "any(P) and count(P) != 2"],
  ['["count", "!=", 2]', true, "count(P) != 2"],
  ['["count", "<", 0]', undefined, "count(P) < 0"],
  ['["count", "<", 3]', false, "any(P) and count(P) < 3"],
  ['["count", "<", 3]', true, "count(P) < 3"],
  ['["count", "<=", 0]', undefined, "any(P) and count(P) <= 0"],
  ['["count", "<=", 0]', true, "count(P) <= 0"],
  ['["count", ">", 0]', undefined, "count(P) > 0"],
  ['["count", ">=", 0]', undefined, "any(P) and count(P) >= 0"],
  ['["count", ">=", 0]', true, "count(P) >= 0"],
  ['["count", ">=", 1]', undefined, "any(P)"],
  ['["count", ">=", 2]', undefined, "count(P) >= 2"],
  ['{"type": "count", "op": "<", "value": 9007199254740993}', true, "count(P) < 9007199254740993"],
  ['["sum", "price", ">", -1.5]', undefined, "any(P) and sum(price where P) > -1.5"],
  [
    '{"type": "sum", "column": "price", "op": "!=", "value": 5.0}',
    false,
    "any(P) and sum(price where P) != 5",
  ],
];
test.each(targets)("target %s with includeZero %s means %s", (target, includeZero, expected) => {
  const zero = includeZero === undefined ? "" : `, "includeZero": ${includeZero}`;
  const document = `{"query": {"conditions": [{"filter": ["event", "==", "v"], "target": ${target}${zero}}]}}`;
  const { where } = fromJson(document, "query.json");
  expect(meaning(where)).toEqual(text(`where ${expected.replaceAll("P", 'event == "v"')}`));
});

/** Conditions 0 to 2 are any(a), any(b), any(c), named A, b2, none. */
const relations: readonly (readonly [string | undefined, string])[] = [
  [undefined, "any(a) and any(b) and any(c)"],
  [" && ", "any(a) and any(b) and any(c)"],
  ["OR", "any(a) or any(b) or any(c)"],
  ["$2", "any(c)"],
  ["$a or $B2 and $2", "any(a) or any(b) and any(c)"],
  ["$0 and $1 or $2", "any(a) and any(b) or any(c)"],
  ["($0||$1)&&$2", "(any(a) or any(b)) and any(c)"],
  ["$0and($1or$2)", "any(a) and (any(b) or any(c))"],
  ["(( $0 ))", "any(a)"],
  ["($0 and $1) and $2", "(any(a) and any(b)) and any(c)"],
  ["\t$00 or\n$0 ", "any(a) or any(a)"],
];
test.each(relations)("relation %j means %s", (relation, expected) => {
  const conditions = [
    { name: "A", filter: { name: "a" } },
    { name: "b2", filter: { name: "b" } },
    { name: "", filter: { name: "c" } },
  ];
  expect(meaning(parsed({ query: { relation, conditions } }).where)).toEqual(text(`where ${expected}`));
});

test("a tree and listed conditions must both hold", () => {
  const query = { conditions: [{ filter: { name: "a" } }], where: { none: { name: "b" } } };
  expect(meaning(parsed({ query }).where)).toEqual(text("where any(a) and none(b)"));
});

test("one item under and, or, filters is that item", () => {
  const document = {
    query: { where: { and: [{ or: [{ any: { and: [{ or: [["a", "==", 1]] }] } }] }] } },
    funnel: { sequence: [{ filters: [{ column: "a", op: "==", value: 1 }] }] },
  };
  const { where, funnels } = parsed(document);
  expect(meaning(where)).toEqual(text("where any(a == 1)"));
  expect(meaning(funnels[0]?.steps[0]?.predicate)).toEqual(
    meaning((where as Condition & { predicate: unknown }).predicate),
  );
});

test("numbers keep their digits; a whole float is an int", () => {
  const document =
    '{"define": {"d": {"and": [["a", "==", 9007199254740993], ["a", "==", 5.0], ["a", "==", 1e3], ["a", "==", -0.5]]}}}';
  const { defines } = fromJson(document, "query.json");
  expect(defines[0]?.predicate).toMatchObject({
    items: [
      { right: { value: { type: "int", value: 9007199254740993n }, at: { pointer: "/define/d/and/0/2" } } },
      { right: { value: { type: "int", value: 5n } } },
      { right: { value: { type: "int", value: 1000n } } },
      { right: { value: { type: "float", value: -0.5 } } },
    ],
  });
});

test("an aggregation without a type is three; top is for maps", () => {
  const { aggregate } = parsed({ query: { aggregations: { columns: [{ column: "e", top: 3 }] } } });
  expect(meaning(aggregate)).toEqual(
    meaning(parseFunnel("aggregate { count(e) count by e top 3 users by e top 3 }", "q").aggregate),
  );
});

test("the dataset is checked in the original's order, unused conditions included", () => {
  const filter = (name: string) => [name, "==", 1];
  const listed = (...names: string[]) => names.map((column) => ({ column, op: "==", value: 1 }));
  const { checks } = parsed({
    query: {
      relation: "$0",
      conditions: [
        { filters: listed("several1", "several2"), target: ["sum", "summed", ">", 1] },
        { sequence: [{ filters: listed("step-several") }, { filter: filter("step-single") }] },
        { filter: filter("single") },
      ],
      aggregations: [{ column: "g1", type: "sumPerValue", otherColumn: "o1" }, { column: "g2" }],
    },
    funnel: {
      sequence: [{ filters: listed("funnel-several") }, { filter: filter("funnel-single") }],
      endAggregations: [{ column: "g4", type: "count" }],
      stepAggregations: [{ column: "g3", type: "meanPerValue", otherColumn: "o3" }],
    },
  });
  const names = checks.map((check) => {
    if (check.kind !== "predicate") return `${check.kind} ${check.column.name}`;
    const { predicate } = check;
    return predicate.kind === "compare" && predicate.left.kind === "name"
      ? predicate.left.name
      : predicate.kind;
  });
  expect(names).toEqual([
    ...["single", "step-single", "funnel-single"],
    ...["several1", "several2", "step-several", "funnel-several"],
    ...["column g1", "column g2", "column g3", "column g4"],
    ...["numeric-column summed", "numeric-column o1", "numeric-column o3"],
  ]);
});

test.each([
  [
    { query: { relation: "$9", conditions: [{ filter: ["a", "==", 1], includeZero: true }] } },
    "TYPE_MISMATCH",
  ],
  [{ query: { relation: "$9", aggregations: [{ column: "a", name: "n" }] } }, "SCHEMA"],
  [{ timeframe: { from: 5, to: 1 }, query: { relation: "$9" } }, "RELATION"],
  [{ query: { relation: "$9" }, funnel: { sequence: [{ filter: ["a", "==", 1], within: 5 }] } }, "RELATION"],
])("the first problem in the original's order is reported: %j", (document, kind) => {
  expect(() => parsed(document)).toThrow(expect.objectContaining({ kind }));
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Expr, Literal, Query } from "../../../src/parser/ast.js";
import { parseFunnel } from "../../../src/parser/index.js";
import type { DatasetInfo } from "../../../src/planner/catalog.js";
import { plainChain } from "../../../src/planner/chain.js";
import { type BindOptions, bind } from "../../../src/planner/index.js";
import { printAggregate, printCondition } from "../../../src/planner/print/condition.js";
import { retail } from "../retail.js";

const bound = (text: string, options: BindOptions = {}, dataset: DatasetInfo = retail()) =>
  bind(parseFunnel(text, "q.funnel"), dataset, options);
const where = (text: string, options: BindOptions = {}) => printCondition(bound(text, options).condition);

/** Each paragraph of meanings.txt: a predicate as written, then as bound. */
const meanings = readFileSync(join(import.meta.dirname, "meanings.txt"), "utf8")
  .trimEnd()
  .split("\n\n");

describe("predicates", () => {
  test.each(meanings.map((paragraph) => paragraph.split("\n")))("%s", (written = "", expected = "") => {
    expect(where(`where any(${written})`)).toBe(`any(${expected.trim()})`);
  });

  test("whole numbers are ints beside ints and floats beside floats, when that is exact", () => {
    const { condition } = bound("where any(itemid == 5.0 or price == 5 or price > 9007199254740993)");
    const values =
      condition.kind === "any" && condition.predicate.kind === "or" ? condition.predicate.items : [];
    expect(values.map((item) => (item.kind === "compare" ? item.right : null))).toEqual([
      { kind: "literal", type: { kind: "int" }, value: 5n },
      { kind: "literal", type: { kind: "float" }, value: 5 },
      { kind: "literal", type: { kind: "int" }, value: 9007199254740993n },
    ]);
  });

  test("a string beside an Arrow timestamp is an instant in JSON forms, which have no other", () => {
    const query = parseFunnel("where any(created > $when) param when", "q.json");
    const literal = (value: string): Literal => ({
      kind: "literal",
      value: { type: "string", value },
      at: { kind: "json", pointer: "" },
    });
    const json: Query = {
      ...query,
      form: "json",
      params: query.params.map((p) => ({ ...p, value: literal("2015-05-03") })),
    };
    expect(printCondition(bind(json, retail()).condition)).toBe("any(created > 2015-05-03)");
  });
});

describe("definitions and params", () => {
  test("definitions use definitions and come in any order", () => {
    expect(
      where('where any(pricey) define pricey = bought and price > 5 define bought = event == "buy"'),
    ).toBe('any(event == "buy" and price > 5.0)');
  });

  test("a definition that is not used is checked all the same", () => {
    expect(() => bound("define unused = nosuch == 1")).toThrow('no column "nosuch" in dataset "retail"');
  });

  test("definitions that double at every level are refused, not expanded", () => {
    const doubling = Array.from(
      { length: 40 },
      (_, i) => `define d${i + 1} = (d${i} and price > 1) or d${i}`,
    );
    expect(() => bound(`define d0 = member ${doubling.join(" ")}`)).toThrow(
      "the query is too large: more than 100000 operators after definitions are put in",
    );
  });

  test.each([
    ["where any(price > $p)", "50", "any(price > 50.0)"],
    ["where any(event == $p)", "50", 'any(event == "50")'],
    ["where any($p == itemid)", "7", "any(7 == itemid)"],
    ["where any(timestamp > $p)", "2015-05-03", "any(timestamp > 1430611200000)"],
    ["where any(created > $p)", "2015-05-03T10:00:00Z", "any(created > 2015-05-03T10:00:00)"],
    ["where any(price > $p)", "1d12h", "any(price > 129600000.0)"],
    ["where any(member == $p)", "TRUE", "any(member == true)"],
    ["where any(event in ($p, 'b'))", " a ", 'any(event in (" a ", "b"))'],
    ["where any(event contains $p)", "a b", 'any(event contains "a b")'],
    ["where any($p)", "false", "any(false)"],
    ["where count(member) >= $p", "2", "count(member) >= 2"],
    ["where max(created) > $p", "2015-05-03", "max(created) > 1430611200000000"],
    ["where sum(price) > $p", "2.5", "sum(price) > 2.5"],
  ])("%s with %s", (text, value, expected) => {
    expect(where(`param p ${text}`, { params: new Map([["p", value]]) })).toBe(expected);
  });

  test("a default stands in until a value is given", () => {
    expect(where("param p = 3 where any(price > $p)")).toBe("any(price > 3.0)");
    expect(where("param p = 3 where any(price > $p)", { params: new Map([["p", "4"]]) })).toBe(
      "any(price > 4.0)",
    );
  });
});

describe("conditions", () => {
  test.each([
    ["", "every user"],
    ["where none(member)", "not any(member)"],
    ["where every(member)", "not any(not member)"],
    ["where count() >= 3", "count(true) >= 3"],
    ["where count(member) != 2.0", "count(member) != 2"],
    ["where sum(price where member) >= 10", "sum(price where member) >= 10"],
    ["where distinct(event) == 2", "distinct(event) == 2"],
    ["where mean(itemid) > 2.5", "mean(itemid) > 2.5"],
    ["where max(created) > 5", "max(created) > 5"],
    ["where sum(itemid) == 2.5", "sum(itemid) == 2.5"],
    ["where sequence(member -> price > 1)", "sequence(member -> price > 1.0)"],
    ['where users not in "a.csv"', 'not users in "/sets/a.csv"'],
    [
      "where any(member) where not (any(price > 1) or any(price < 0))",
      "any(member) and not (any(price > 1.0) or any(price < 0.0))",
    ],
  ])("%s", (text, expected) => {
    expect(where(text, { resolvePath: (path) => `/sets/${path}` })).toBe(expected);
  });
});

describe("outputs", () => {
  test("a summary becomes three, maps keep the default, single numbers have no top", () => {
    const { aggregates } = bound(
      'aggregate { summary(event) top 3 count by event sum(price) max(created) by device as "m" }',
    );
    expect(aggregates.map(printAggregate)).toEqual([
      "count(event)",
      "count by event top 3",
      "users by event top 3",
      "count by event top 10",
      "sum(price)",
      'max(created) by device top 10 as "m"',
    ]);
  });

  test("the default of top is a setting", () => {
    const { aggregates } = bound("aggregate { count by event }", { topDefault: 4 });
    expect(aggregates[0]).toEqual({
      over: "user",
      fn: "rows",
      column: null,
      columnType: null,
      by: "event",
      byType: { kind: "string" },
      top: 4,
      name: null,
    });
  });

  test("unnamed steps are numbered, and only blocks that were asked for are there", () => {
    const { funnels } = bound("funnel f { step member step b: price > 1 at end { } }");
    const [funnel] = funnels;
    expect(funnel).toMatchObject({ name: "f", eachStep: null, atEnd: [] });
    expect(funnel?.chain).toEqual(
      plainChain([
        { name: "step 1", predicate: expect.objectContaining({ kind: "is-true" }) },
        { name: "b", predicate: expect.objectContaining({ kind: "compare" }) },
      ]),
    );
  });
});

describe("checks", () => {
  const at = { kind: "json", pointer: "/query" } as const;
  const name = (column: string): Expr => ({ kind: "name", name: column, quoted: true, at });

  test("come first, in their order, and leave nothing behind", () => {
    const query = parseFunnel("where any(nosuch == 1)", "q");
    const column = { kind: "column-name", name: "event", at } as const;
    const checked: Query = {
      ...query,
      checks: [
        { kind: "column", column },
        { kind: "numeric-column", column },
      ],
    };
    expect(() => bind(checked, retail())).toThrow(
      'column "event" expects to be of type int or float here, found string',
    );
    const predicate: Query = {
      ...query,
      where: null,
      checks: [{ kind: "predicate", predicate: name("member") }],
    };
    expect(printCondition(bind(predicate, retail()).condition)).toBe("every user");
  });

  test("an empty timeframe is found before them", () => {
    const query = parseFunnel("timeframe 5 .. 5", "q");
    const column = { kind: "column-name", name: "nosuch", at } as const;
    expect(() => bind({ ...query, checks: [{ kind: "column", column }] }, retail())).toThrow(
      "must be later than its start",
    );
  });
});

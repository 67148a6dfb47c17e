import { describe, expect, test } from "vitest";
import type { AggregateSpec } from "../../../src/planner/expression.js";
import { interpret } from "../../../src/runtime/interpret/index.js";
import { rank } from "../../../src/runtime/interpret/rank.js";
import type { AggregateResult } from "../../../src/runtime/result.js";
import { BOOL, FLOAT, INT, STRING } from "../../../src/types.js";
import { eventLog } from "../../support/event-log.js";
import { aggregate, isEvent, plainPlan } from "../../support/plain-plan.js";

const log = eventLog(`
  u1: a@0(item=p, n=1, x=0.5) a@1(item=q, n=2) b@2(item=p, x=1.5)
  u2: a@0(item=p, n=4) _@1
  u3: c@9(item=r)`);

function value(spec: AggregateSpec, rows = log): AggregateResult["value"] | undefined {
  const outputs = [{ kind: "aggregate", aggregates: [spec] } as const];
  return interpret(plainPlan({ outputs }), rows).aggregates[0]?.value;
}

const byItem = { by: "item", byType: STRING } as const;
const n = { column: "n", columnType: INT } as const;
const x = { column: "x", columnType: FLOAT } as const;

describe("without by", () => {
  test("rows, users, non-null values", () => {
    expect(value(aggregate("rows"))).toBe(6n);
    expect(value(aggregate("users"))).toBe(3n);
    expect(value(aggregate("count", { column: "event", columnType: STRING }))).toBe(5n);
  });

  test("sum, mean, min and max skip nulls; ints stay ints", () => {
    expect(["sum", "mean", "min", "max"].map((fn) => value(aggregate(fn as "sum", n)))).toEqual([
      7n,
      7 / 3,
      1n,
      4n,
    ]);
    expect(["sum", "mean", "min", "max"].map((fn) => value(aggregate(fn as "sum", x)))).toEqual([
      2, 1, 0.5, 1.5,
    ]);
  });

  test("over no rows: counts and sums 0 of their type, the others null", () => {
    const fns = ["rows", "users", "count", "sum", "mean", "min", "max"] as const;
    expect(fns.map((fn) => value(aggregate(fn, n), []))).toEqual([0n, 0n, 0n, 0n, null, null, null]);
    expect(value(aggregate("sum", x), [])).toBe(0);
    expect(value(aggregate("rows", byItem), [])).toEqual([]);
  });
});

describe("by a column", () => {
  test("null gets no key; every other value does, also where the measured column has none", () => {
    expect(value(aggregate("rows", byItem))).toEqual([
      ["p", 3n],
      ["q", 1n],
      ["r", 1n],
    ]);
    expect(value(aggregate("count", { ...n, ...byItem }))).toEqual([
      ["p", 2n],
      ["q", 1n],
      ["r", 0n],
    ]);
    expect(value(aggregate("sum", { ...n, ...byItem }))).toEqual([
      ["p", 5n],
      ["q", 2n],
      ["r", 0n],
    ]);
    expect(value(aggregate("mean", { ...x, ...byItem }))).toEqual([
      ["p", 1],
      ["q", null],
      ["r", null],
    ]);
    expect(value(aggregate("max", { ...n, ...byItem }))).toEqual([
      ["p", 4n],
      ["q", 2n],
      ["r", null],
    ]);
  });

  test("users counts each user once per value", () => {
    expect(value(aggregate("users", byItem))).toEqual([
      ["p", 2n],
      ["q", 1n],
      ["r", 1n],
    ]);
    expect(value(aggregate("users", { by: "user", byType: STRING }))).toEqual([
      ["u1", 1n],
      ["u2", 1n],
      ["u3", 1n],
    ]);
  });

  test("NaN is one key and -0 is 0; the column may be its own key", () => {
    const rows = eventLog("u1: a@0(x=NaN) a@1(x=-0) a@2(x=0) a@3(x=NaN) a@4(x=2)");
    const byX = { by: "x", byType: FLOAT } as const;
    expect(value(aggregate("rows", byX), rows)).toEqual([
      [0, 2n],
      [Number.NaN, 2n],
      [2, 1n],
    ]);
    expect(value(aggregate("sum", { ...x, ...byX }), rows)).toEqual([
      [2, 2],
      [0, 0],
      [Number.NaN, Number.NaN],
    ]);
  });

  test("top keeps the first ones, after the keys are ranked", () => {
    expect(value(aggregate("rows", { ...byItem, top: 2 }))).toEqual([
      ["p", 3n],
      ["q", 1n],
    ]);
    expect(value(aggregate("rows", { ...byItem, top: 0 }))).toEqual([]);
  });

  test("bools and wide ints are keys", () => {
    const rows = eventLog("u1: a@0(ok=true, n=9007199254740993) a@1(ok=false, n=9007199254740992)");
    expect(value(aggregate("rows", { by: "ok", byType: BOOL }), rows)).toEqual([
      [false, 1n],
      [true, 1n],
    ]);
    expect(value(aggregate("rows", { by: "n", byType: INT }), rows)).toEqual([
      [9_007_199_254_740_992n, 1n],
      [9_007_199_254_740_993n, 1n],
    ]);
  });
});

test("aggregations run over all rows of the users picked, not only over matching ones", () => {
  const outputs = [{ kind: "aggregate", aggregates: [aggregate("rows"), aggregate("sum", n)] } as const];
  const condition = { kind: "any", predicate: isEvent("b") } as const;
  const { aggregates } = interpret(plainPlan({ condition, outputs }), log);
  expect(aggregates.map((result) => result.value)).toEqual([3n, 3n]);
});

test("keys rank by value descending, NaN after numbers, null last; ties by key ascending", () => {
  const pairs = [
    ["null", null],
    ["nan", Number.NaN],
    ["\u{10000}", 1],
    ["\uffff", 1],
    ["low", Number.NEGATIVE_INFINITY],
    ["big", 2n ** 60n],
  ] as const;
  expect(rank(pairs, null).map(([key]) => key)).toEqual(["big", "\uffff", "\u{10000}", "low", "nan", "null"]);
  expect(
    rank(
      [
        [10n, 1n],
        [9n, 1n],
        [-1n, 1n],
      ],
      2,
    ).map(([key]) => key),
  ).toEqual([-1n, 9n]);
  expect(
    rank(
      [
        [Number.NaN, 1n],
        [5, 1n],
      ],
      null,
    ).map(([key]) => key),
  ).toEqual([5, Number.NaN]);
});

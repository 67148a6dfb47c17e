import { expect, test } from "vitest";
import type { QueryResult } from "../../src/runtime/result.js";
import { FLOAT, INT, STRING } from "../../src/types.js";
import { aggregate } from "../support/plain-plan.js";
import { differences, magnitudes } from "../support/same-result.js";

const ints = aggregate("sum", { column: "n", columnType: INT });
const floats = aggregate("sum", { column: "x", columnType: FLOAT, by: "k", byType: STRING, top: 2 });

function result(more: Partial<QueryResult>): QueryResult {
  return { users: 1, rows: 2, aggregates: [], funnels: [], retentions: [], paths: [], ...more };
}

function compare(found: QueryResult["aggregates"], expected: QueryResult["aggregates"]): readonly string[] {
  const sizes = new Map([
    ["x", 1000],
    ["n", 1000],
  ]);
  return differences(result({ aggregates: found }), result({ aggregates: expected }), sizes);
}

const bareStep = { optional: false, count: 1, pending: null, duration: null };
const bareFunnel = { unit: "users", absences: [], duration: null, breakdown: null, trend: null } as const;

test("the magnitude of a column is the sum of absolute values, what is no finite float aside", () => {
  const rows = [{ x: -1.5, n: 7n }, { x: 2 }, { x: Number.NaN }, { x: null }];
  expect(magnitudes(rows)).toEqual(new Map([["x", 3.5]]));
});

test("users, rows, names, step counts and missing blocks are told", () => {
  const step = { ...bareStep, name: "a", users: 1, rows: 2, aggregates: null };
  const funnel = { ...bareFunnel, name: null, steps: [step], atEnd: null };
  expect(differences(result({ users: 2 }), result({}))).toEqual(["users: 2, expected 1"]);
  expect(differences(result({ funnels: [funnel] }), result({}))).toEqual(["funnels: 1, expected 0"]);
  expect(
    differences(
      result({ funnels: [{ ...funnel, steps: [{ ...step, rows: 3 }], atEnd: [] }] }),
      result({ funnels: [funnel] }),
    ),
  ).toEqual(['funnels[0]: ", a 1/3", expected ", a 1/2"', "funnels[0].atEnd: false, expected true"]);
});

test("ints are exact, and a bigint is no number", () => {
  expect(compare([{ spec: ints, value: 5n }], [{ spec: ints, value: 5n }])).toEqual([]);
  expect(compare([{ spec: ints, value: 5n }], [{ spec: ints, value: 6n }])).toEqual([
    'aggregates[0] sum(n): "5n", expected "6n"',
  ]);
  expect(compare([{ spec: ints, value: 5 }], [{ spec: ints, value: 5n }])).toHaveLength(1);
  expect(compare([{ spec: ints, value: null }], [{ spec: ints, value: 0n }])).toHaveLength(1);
});

test("float sums may be apart by 1e-12 of the magnitude, and then swap ranks or fall over the cut", () => {
  const pairs = (...value: (readonly [string, number])[]) => [{ spec: floats, value }];
  expect(compare(pairs(["p", 1], ["q", 0.5]), pairs(["p", 1 + 1e-10], ["q", 0.5]))).toEqual([]);
  expect(compare(pairs(["p", 1], ["q", 0.5]), pairs(["p", 1 + 1e-8], ["q", 0.5]))).toHaveLength(1);
  expect(compare(pairs(["p", 1], ["q", 1]), pairs(["q", 1], ["p", 1]))).toEqual([]);
  expect(compare(pairs(["p", 2], ["q", 1]), pairs(["p", 2], ["r", 1]))).toEqual([]);
  expect(compare(pairs(["p", 2], ["q", 1]), pairs(["r", 2], ["q", 1]))).toHaveLength(1);
  expect(compare(pairs(["p", 2]), pairs(["p", 2], ["q", 1]))).toHaveLength(1);
});

test("NaN is NaN and -0 is 0", () => {
  const pairs = (...value: (readonly [string, number])[]) => [{ spec: floats, value }];
  expect(compare(pairs(["p", Number.NaN], ["q", -0]), pairs(["p", Number.NaN], ["q", 0]))).toEqual([]);
  expect(compare(pairs(["p", Number.NaN]), pairs(["p", 0]))).toHaveLength(1);
});

test("what clauses show is told: counts, pending, durations, breakdowns and trends", () => {
  const times = { count: 1, min: 1, mean: 1, p25: 1, p50: 1, p75: 1, p90: 1, p95: 1, p99: 1, max: 1 };
  const duration = { ...times, exact: true, histogram: null };
  const step = { ...bareStep, name: "a", users: 1, rows: 2, aggregates: null, duration };
  const funnel = { ...bareFunnel, name: null, steps: [step], atEnd: null, duration };
  const told = (other: Partial<typeof funnel>) =>
    differences(
      result({ funnels: [{ ...funnel, ...other } as QueryResult["funnels"][number]] }),
      result({ funnels: [funnel] }),
    );
  expect(told({ duration: { ...duration, mean: 1 + 1e-14 } })).toEqual([]);
  expect(told({ duration: { ...duration, mean: 1.1 } })).toHaveLength(1);
  expect(told({ duration: { ...duration, p50: 2 } })).toHaveLength(1);
  expect(told({ steps: [{ ...step, count: 2 }] })).toHaveLength(1);
  expect(told({ steps: [{ ...step, duration: { ...duration, max: 2 } }] })).toHaveLength(1);
  expect(told({ unit: "attempts" as "users" })).toHaveLength(1);
});

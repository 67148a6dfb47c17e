import { describe, expect, it } from "vitest";
import type { AggregateSpec } from "../../src/planner/expression.js";
import { aggregationEcho } from "../../src/runtime/aggregation-echo.js";
import { writeJson } from "../../src/runtime/json-writer.js";
import { buildResponse, makeRequestId } from "../../src/runtime/response.js";
import { distribution } from "../../src/runtime/response-stats.js";
import type { AggregateResult } from "../../src/runtime/result.js";
import { FLOAT, STRING } from "../../src/types.js";
import { context, spec } from "../support/answers.js";
import { funnel, result, step } from "../support/funnel-results.js";

const TIME = { kind: "timestamp", unit: "ms", zone: null } as const;

function echo(given: Partial<AggregateSpec>, value: AggregateResult["value"]): string {
  return writeJson(aggregationEcho({ spec: spec(given), value }), 0);
}

describe("aggregationEcho", () => {
  const byEvent = { by: "event", byType: STRING, top: 10 } as const;
  const price = { column: "price", columnType: FLOAT } as const;

  it.each([
    [{ fn: "rows" }, 5n, '{"column":null,"type":"rows","value":5,"top":null,"name":null}'],
    [{ fn: "users" }, 5n, '{"column":null,"type":"users","value":5,"top":null,"name":null}'],
    [
      { fn: "count", ...price, name: "x" },
      5n,
      '{"column":"price","type":"count","value":5,"top":null,"name":"x"}',
    ],
    [{ fn: "mean", ...price }, null, '{"column":"price","type":"mean","value":null,"top":null,"name":null}'],
    [{ fn: "max", ...price }, 3, '{"column":"price","type":"max","value":3.0,"top":null,"name":null}'],
    [
      { fn: "min", column: "at", columnType: TIME },
      1430622004384n,
      '{"column":"at","type":"min","value":1430622004384,"top":null,"name":null}',
    ],
  ] as const)("%j", (given, value, text) => expect(echo(given, value)).toBe(text));

  it.each([
    [{ fn: "rows" }, '"countPerValue"', ""],
    [{ fn: "users" }, '"groupsPerValue"', ""],
    [{ fn: "sum", ...price }, '"sumPerValue"', ',"otherColumn":"price"'],
    [{ fn: "mean", ...price }, '"meanPerValue"', ',"otherColumn":"price"'],
    [{ fn: "min", ...price }, '"minPerValue"', ',"otherColumn":"price"'],
    [{ fn: "max", ...price }, '"maxPerValue"', ',"otherColumn":"price"'],
    [{ fn: "count", ...price }, '"countPerValue"', ',"otherColumn":"price"'],
  ] as const)("%j by a column, in rank order", (given, type, other) => {
    const value = [
      ["z", 7n],
      ["10", 7n],
      ["2", null],
    ] as const;
    expect(echo({ ...given, ...byEvent }, value)).toBe(
      `{"column":"event","type":${type},"value":{"z":7,"10":7,"2":null},"top":10,"name":null${other}}`,
    );
  });
});

describe("buildResponse", () => {
  const steps = [100, 25, 0].map((users, i) =>
    step({
      name: `s${i}`,
      users,
      aggregates: i === 0 ? [{ spec: spec({ fn: "rows" }), value: 200n }] : null,
    }),
  );
  const empty = result({});

  it("leaves out the stages that were not asked for, and only these", () => {
    const response = buildResponse(empty, context({ requestId: "1-2" }));
    expect([...response.keys()]).toEqual(["success", "requestId", "query", "stats", "timeUnit", "warnings"]);
    expect(writeJson(response.get("query") ?? null, 0)).toBe('{"matchingGroups":2,"matchingGroupRows":3}');
    expect(response.get("timeUnit")).toBe("ms");
  });

  it("lists all funnels when there are several, and counters for the older form", () => {
    const atEnd = [{ spec: spec({ fn: "rows" }), value: 1n }];
    const funnels = ["a", "b"].map((name) => funnel({ name, steps, atEnd }));
    const response = JSON.parse(
      writeJson(buildResponse({ ...empty, funnels }, context({ form: "older-json" }))),
    );
    expect(response.funnels.map((funnel: { name: string }) => funnel.name)).toEqual(["a", "b"]);
    expect(response.funnel).toEqual(response.funnels[0]);
    expect(response.funnel.endAggregations).toHaveLength(1);
    expect(response.counters).toEqual({
      "query:users": 2,
      "query:rows": 3,
      "query-breakdown:step-0:users": 100,
      "query-breakdown:step-1:users": 25,
      "query-breakdown:step-2:users": 0,
    });
  });

  it("reports what the run did", () => {
    const { stats } = JSON.parse(writeJson(buildResponse(empty, context())));
    expect(stats).toEqual({
      totalTime: 0.5,
      invoker: {
        enqueueTime: 0,
        pollTime: 0.5,
        totalTasks: 2,
        failedTasks: 0,
        taskSuccessOverTime: { "0.25": 1, "0.5": 1 },
      },
      dataset: { totalSize: 3000, parts: 2 },
      worker: {
        coldTasks: 0,
        warmTasks: 2,
        invokeLatency: {},
        loadTime: { min: 0.125, mean: 0.25, max: 0.375, "50%": 0.25 },
        totalTime: { min: 0.25, mean: 0.375, max: 0.5, "50%": 0.375 },
        scannedRows: 30,
        scannedGroups: 6,
        cache: { source: 2, diskCache: 0, memory: 0 },
      },
      cost: null,
    });
    const hundred = Array.from({ length: 101 }, (_, i) => i);
    expect([...distribution(hundred)]).toEqual([
      ["min", 0],
      ["mean", 50],
      ["max", 100],
      ["25%", 25],
      ["50%", 50],
      ["75%", 75],
      ["95%", 95],
      ["99%", 99],
    ]);
  });

  it("makes request ids of seconds and eight hex digits", () => {
    expect(makeRequestId(1_617_111_031_999)).toMatch(/^1617111031-[0-9a-f]{8}$/);
  });
});

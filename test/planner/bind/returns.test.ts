import { describe, expect, test } from "vitest";
import { FrocketError } from "../../../src/errors/index.js";
import { parseFunnel } from "../../../src/parser/index.js";
import { bind } from "../../../src/planner/index.js";
import { eventDataset } from "../../support/event-log.js";

const dataset = { ...eventDataset(10), timeUnit: "s" as const, timeRange: { min: 0n, max: 100n } };

function problemOf(text: string, changes: Partial<typeof dataset> | { timeUnit: null } = {}): FrocketError {
  try {
    bind(parseFunnel(text, "query.funnel"), { ...dataset, ...changes }, {});
  } catch (error) {
    if (error instanceof FrocketError) return error;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}

const FUNNEL = 'funnel f { step a: event == "a" step b: event == "b" optional step c: event == "c" }';

describe("wrong combinations are told with their place and what to do", () => {
  test.each([
    [
      "retention { start event }",
      "event",
      'condition-expected: expected a condition that is true or false, found column "event" (string)',
    ],
    [
      'retention { start true per day in "Berlin" }',
      'per day in "Berlin"',
      'bad-zone: no time zone "Berlin"',
    ],
    [
      "retention { start true every 0d }",
      "0d",
      'wrong-type: "every" expects a length of time above 0, found 0ms',
    ],
    [
      "retention { start true every 1500ms }",
      "1500ms",
      'wrong-type: "every" expects whole steps of the time column, found 1s500ms',
    ],
    ["retention { start true by tags }", "tags", 'unknown-column: no column "tags" in dataset "log"'],
    ["paths { from true by nothing }", "nothing", 'unknown-column: no column "nothing" in dataset "log"'],
    [
      "paths { after dropping out by event }",
      "after dropping out",
      "unknown-funnel: expected the name of a funnel unless the query has just one, found none",
    ],
    [
      `${FUNNEL} paths { after dropping out of g by event }`,
      "g",
      'unknown-funnel: no funnel "g" in the query',
    ],
    [`${FUNNEL} paths { after dropping out at d by event }`, "d", 'unknown-step: no step "d" in the chain'],
    [
      `${FUNNEL} paths { after dropping out at b by event }`,
      "b",
      'wrong-type: "after dropping out at" expects a required step before the last one, found the optional step "b"',
    ],
    [
      `${FUNNEL} paths { after dropping out at c by event }`,
      "c",
      'wrong-type: "after dropping out at" expects a required step before the last one, found the last step "c"',
    ],
    [
      'funnel { step event == "a" step event == "b" count attempts } paths { after dropping out by event }',
      "after dropping out",
      'clauses-clash: expected no "after dropping out" beside "count attempts", found both',
    ],
  ])("%s", (text, at, message) => {
    const error = problemOf(text);
    const place = error.place?.kind === "text" ? text.slice(error.place.start, error.place.end) : null;
    expect([`${error.code}: ${error.message}`, place]).toEqual([message, at]);
  });

  test("periods need to know the unit of the time column, also by default", () => {
    expect(problemOf("retention { start true }", { timeUnit: null }).code).toBe("no-time-unit");
    expect(problemOf("retention { start true every 7d }", { timeUnit: null }).code).toBe("no-time-unit");
  });
});

test("lengths in numbers need no unit", () => {
  const query = parseFunnel("retention { start true every 10 } paths { from true by event within 5 }", "q");
  const bound = bind(query, { ...dataset, timeUnit: null }, {});
  expect(bound.retentions[0]?.period).toEqual({ kind: "every", span: 10 });
  expect(bound.paths[0]?.within).toBe(5);
});

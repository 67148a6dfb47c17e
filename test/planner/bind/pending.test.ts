import { describe, expect, test } from "vitest";
import { parseFunnel } from "../../../src/parser/index.js";
import type { DatasetInfo } from "../../../src/planner/catalog.js";
import { bind } from "../../../src/planner/index.js";
import { FLOAT } from "../../../src/types.js";
import { retail } from "../retail.js";

const FUNNEL = 'funnel { step event == "a" step event == "b" window 10 }';

function pending(text: string, changes: Partial<DatasetInfo> = {}) {
  return bind(parseFunnel(text, "q.funnel"), retail(changes)).funnels[0]?.pending;
}

/** Times as a float column. */
function floats(min: number, max: number): Partial<DatasetInfo> {
  const columns = retail().columns.map((each) =>
    each.name === "timestamp" ? { ...each, type: FLOAT } : each,
  );
  return { columns, timeRange: { min, max } };
}

describe("rows that may still come", () => {
  test("lie one step behind the last time of whole times", () => {
    expect(pending(FUNNEL, { timeRange: { min: 1n, max: 10n } })).toEqual({ earliest: 11n, grain: 1 });
  });

  test("lie at the next float behind the last time of float times", () => {
    expect(pending(FUNNEL, floats(1, 10))).toEqual({ earliest: 10.000000000000002, grain: 0 });
    expect(pending(FUNNEL, floats(-2, -1))).toEqual({ earliest: -0.9999999999999999, grain: 0 });
    expect(pending(FUNNEL, floats(-1, 0))).toEqual({ earliest: Number.MIN_VALUE, grain: 0 });
  });

  test("lie at the end of the timeframe when that is earlier", () => {
    const range = { timeRange: { min: 100n, max: 1000n } };
    expect(pending(`timeframe .. 500 ${FUNNEL}`, range)).toEqual({ earliest: 500n, grain: 1 });
    expect(pending(`timeframe .. 1001 ${FUNNEL}`, range)).toEqual({ earliest: 1001n, grain: 1 });
    expect(pending(`timeframe .. 2000 ${FUNNEL}`, range)).toEqual({ earliest: 1001n, grain: 1 });
    expect(pending(`timeframe .. 500.5 ${FUNNEL}`, range)).toEqual({ earliest: 501n, grain: 1 });
    expect(pending(`timeframe .. 500.5 ${FUNNEL}`, floats(100, 1000))).toEqual({ earliest: 500.5, grain: 0 });
  });

  test("lie behind an end between two whole times", () => {
    const data = { timeUnit: "s", timeRange: { min: 1_430_000_000n, max: 1_440_000_000n } } as const;
    const text = `timeframe .. 2015-05-03T00:00:00.5 ${FUNNEL}`;
    expect(pending(text, data)).toEqual({ earliest: 1_430_611_201n, grain: 1 });
  });

  test("are anywhere when there is no data", () => {
    expect(pending(FUNNEL, { timeRange: null, rowCount: 0 })).toEqual({ earliest: 0n, grain: 1 });
  });

  test("are not known when the end of the data is not", () => {
    expect(pending(FUNNEL, { timeRange: null })).toBeNull();
  });

  test("are none without a window, or when something else than users is counted", () => {
    expect(pending('funnel { step event == "a" }')).toBeNull();
    expect(pending('funnel { step event == "a" window 10 count attempts }')).toBeNull();
    expect(pending('session gap 5 funnel { step event == "a" window 2 sessions }')).toBeNull();
  });
});

describe("lengths of time", () => {
  const window = (text: string, changes: Partial<DatasetInfo> = {}) =>
    bind(parseFunnel(`funnel { step event == "a" ${text} }`, "q.funnel"), retail(changes)).funnels[0]?.chain;

  test("are in the unit of the time column", () => {
    expect(window("window 7d", { timeUnit: "s" })?.window).toBe(604_800);
    expect(window("window 7d", { timeUnit: "us" })?.window).toBe(604_800_000_000);
    expect(window("window 7", { timeUnit: "s" })?.window).toBe(7);
  });

  test("between two whole times say what whole ones do", () => {
    const spec = window('step b: event == "b" within 2500ms after 1200ms', { timeUnit: "s" });
    expect(spec?.steps[1]).toMatchObject({ within: 2, after: 2 });
    expect(window("window 1.5", floats(1, 10))?.window).toBe(1.5);
  });
});

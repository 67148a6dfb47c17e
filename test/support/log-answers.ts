import { expect } from "vitest";
import { parseFunnel } from "../../src/parser/index.js";
import { bind, buildLogical } from "../../src/planner/index.js";
import { interpret, type Row } from "../../src/runtime/interpret/index.js";
import type { QueryResult } from "../../src/runtime/result.js";
import { eventDataset, eventLog } from "./event-log.js";
import { runOverRows } from "./run-over-rows.js";

/** The times of some rows with a unit, and the end of the data. */
type Changes = Partial<ReturnType<typeof eventDataset>>;

/** The answer of interpreter and kernels, which must be one, to a query over an event log. */
export async function answerOver(
  log: string | readonly Row[],
  text: string,
  more: Changes = {},
): Promise<QueryResult> {
  const rows = typeof log === "string" ? eventLog(log) : log;
  const times = rows.map((row) => BigInt(String(row.time)));
  const ends = times.reduce(
    ({ min, max }, time) => ({ min: time < min ? time : min, max: time > max ? time : max }),
    { min: times[0] ?? 0n, max: times[0] ?? 0n },
  );
  const dataset = {
    ...eventDataset(rows.length),
    timeUnit: "s" as const,
    timeRange: rows.length === 0 ? null : ends,
    ...more,
  };
  const query = parseFunnel(text, "query.funnel");
  const expected = interpret(buildLogical(bind(query, dataset, {})), rows);
  for (const parts of [1, 3]) {
    expect(await runOverRows({ dataset, rows, query }, { parts, rowGroupSize: 5 })).toEqual(expected);
  }
  return expected;
}

import type { Dataset } from "../../src/planner/catalog.js";
import type { AggregateSpec } from "../../src/planner/expression.js";
import type { RunStats } from "../../src/runtime/report.js";
import type { ResponseContext } from "../../src/runtime/response.js";

/** An aggregation of which only some members matter. */
export function spec(given: Partial<AggregateSpec>): AggregateSpec {
  return {
    over: "user",
    fn: "rows",
    column: null,
    columnType: null,
    by: null,
    byType: null,
    top: null,
    name: null,
    ...given,
  };
}

const dataset: Dataset = {
  info: {
    name: "events",
    columns: [],
    unsupported: [],
    users: "user",
    time: "ts",
    timeUnit: "ms",
    order: [],
    timeRange: null,
    rowCount: 30,
    layout: { grouped: true, sorted: true },
  },
  parts: [1000, 2000].map((size, index) => ({
    index,
    path: `p${index}.parquet`,
    size,
    version: "1",
    rowCount: 15,
  })),
  disjoint: "checked",
};

/** Two parts of 0.25 s and 0.5 s, of which 0.125 s and 0.375 s were reading. */
export const stats: RunStats = {
  totalMs: 500,
  parts: [125, 375].map((ms, index) => ({
    path: `p${index}.parquet`,
    rowCount: 15,
    rowGroups: 2,
    source: "parquet",
    rowGroupsRead: 1,
    rowsLeftOut: 0,
    bytesRead: 500,
    fallbackColumns: [],
    scannedRows: 15,
    scannedUsers: 3,
    strategy: { kind: "all", reason: "no index", walkedUsers: 3, users: 3 },
    passes: [
      { name: "read", ms, rows: 15, bytes: 500 },
      { name: "scan", ms: 125, rows: 15, bytes: 0 },
    ],
  })),
};

/** The context of a response over two parts. */
export function context(given: Partial<ResponseContext> = {}): ResponseContext {
  return { dataset, stats, warnings: [], form: "funnel", requestId: "1-00000000", ...given };
}

import type { DatasetInfo } from "../../src/planner/catalog.js";
import type { Row } from "../../src/runtime/interpret/index.js";
import { INT, STRING } from "../../src/types.js";

/** What a catalogue would say of a log. */
export const logInfo: DatasetInfo = {
  name: "log",
  columns: (["user", "time", "seq", "event", "item", "brand"] as const).map((name, at) => ({
    name,
    type: at < 3 ? INT : STRING,
    nullable: at > 3,
  })),
  unsupported: [],
  users: "user",
  time: "time",
  timeUnit: "s",
  order: ["seq"],
  timeRange: null,
  rowCount: 0,
  layout: { grouped: false, sorted: false },
};

/** Statements that make the table `log` of an engine. */
export function logStatements(rows: readonly Row[], engine: "duckdb" | "clickhouse"): readonly string[] {
  const [int, text, end] =
    engine === "duckdb"
      ? ["BIGINT", "VARCHAR", ""]
      : ["Nullable(Int64)", "Nullable(String)", " ENGINE = Memory"];
  const cell = (value: Row[string] | undefined): string =>
    value === null || value === undefined ? "NULL" : typeof value === "string" ? `'${value}'` : String(value);
  const values = rows.map((row) => `(${logInfo.columns.map(({ name }) => cell(row[name])).join(", ")})`);
  const columns = logInfo.columns.map(({ name, type }) => `"${name}" ${type.kind === "int" ? int : text}`);
  return [
    `CREATE OR REPLACE TABLE log (${columns.join(", ")})${end}`,
    ...(values.length === 0 ? [] : [`INSERT INTO log VALUES ${values.join(", ")}`]),
  ];
}

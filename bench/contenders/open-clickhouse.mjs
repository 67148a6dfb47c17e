import { createRequire } from "node:module";
import { THREADS } from "./open-duckdb.mjs";

const require = createRequire(import.meta.url);

/**
 * ClickHouse in this process, on THREADS threads.
 * @param {string} directory of its data; made when absent
 */
export function openClickhouse(directory) {
  const { Session } = require("chdb");
  const session = new Session(directory);
  session.query(`set max_threads = ${THREADS}`);
  return {
    /** Runs SQL; rows as objects by column name. */
    rows: (sql) => {
      const text = session.query(sql, "JSONEachRow").trim();
      return text === "" ? [] : text.split("\n").map((line) => JSON.parse(line));
    },
    close: () => session.close(),
  };
}

/** The columns as suit ClickHouse best: unsigned numbers, dictionaries, null only where there are nulls. */
export const CLICKHOUSE_COLUMNS = `timestamp UInt64, visitorid UInt64, event LowCardinality(String), itemid UInt32,
  transactionid Nullable(UInt32), price Nullable(Float64), available Nullable(Bool),
  categoryid LowCardinality(String), device LowCardinality(String)`;

import { DuckDBInstance } from "@duckdb/node-api";

export const THREADS = 2;

/**
 * A DuckDB database on THREADS threads.
 * @param {string} [path] its file; in memory without
 * @param {Record<string, string>} [settings]
 */
export async function openDuckdb(path = ":memory:", settings = {}) {
  const instance = await DuckDBInstance.create(path, { threads: String(THREADS), ...settings });
  const connection = await instance.connect();
  return {
    /** Runs SQL; rows as objects by column name. */
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

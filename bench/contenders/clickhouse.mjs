import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answerOfRows } from "../answers.mjs";
import { CLICKHOUSE_COLUMNS, openClickhouse } from "./open-clickhouse.mjs";

/**
 * ClickHouse over Parquet files, or over the table `events` of its own data directory.
 * @param {{ form: string, path: string }} source
 * @param {string} query SQL over `events`
 */
export async function open({ form, path }, query) {
  const temporary = form === "table" ? null : mkdtempSync(join(tmpdir(), "frocket-bench-"));
  const database = openClickhouse(temporary ?? path);
  if (temporary !== null) {
    database.rows(
      `create view events as select * from file('${path}/*.parquet', 'Parquet', '${CLICKHOUSE_COLUMNS}')`,
    );
  }
  return {
    answer: async () => answerOfRows(database.rows(query)),
    close: () => {
      database.close();
      if (temporary !== null) rmSync(temporary, { recursive: true, force: true });
    },
  };
}

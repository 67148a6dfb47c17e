import { answerOfRows } from "../answers.mjs";
import { openDuckdb } from "./open-duckdb.mjs";

/**
 * DuckDB over Parquet files, or over the table `events` of its own database file.
 * @param {{ form: string, path: string }} source
 * @param {string} query SQL over `events`
 */
export async function open({ form, path }, query) {
  const database =
    form === "table" ? await openDuckdb(path, { access_mode: "READ_ONLY" }) : await openDuckdb();
  if (form !== "table") await database.rows(`create view events as from read_parquet('${path}/*.parquet')`);
  return { answer: async () => answerOfRows(await database.rows(query)), close: database.close };
}

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openDuckdb } from "../contenders/open-duckdb.mjs";
import { cacheDirectory } from "./cache-directory.mjs";
import { foreignData } from "./foreign.mjs";
import { clickhouseTable, duckdbTable } from "./own-tables.mjs";
import { preparedData } from "./prepared.mjs";
import { register } from "./register.mjs";

/**
 * The made events in every form that is measured; what is missing is made.
 * @param {number} rows about how many
 * @param {string[]} foreignForms
 * @param {boolean} hasClickhouse
 */
export async function eventData(rows, foreignForms, hasClickhouse) {
  const folder = join(cacheDirectory, String(rows));
  mkdirSync(folder, { recursive: true });
  const foreign = {};
  for (const form of foreignForms) foreign[form] = await foreignData(folder, rows, form);
  const source = foreign[foreignForms[0]];
  const prepared = await preparedData(folder, source);
  const home = join(folder, "home");
  for (const [form, path] of Object.entries({ ...foreign, prepared })) register(home, form, path);
  return {
    home,
    foreign,
    prepared,
    duckdb: await duckdbTable(folder, source),
    clickhouse: hasClickhouse ? await clickhouseTable(folder, source) : null,
    ...(await sizeOf(source)),
  };
}

/** @returns {Promise<{ rows: number, users: number }>} */
export async function sizeOf(path) {
  const database = await openDuckdb();
  const [size] = await database.rows(
    `select count(*)::double as rows, count(distinct visitorid)::double as users from read_parquet('${path}/*.parquet')`,
  );
  database.close();
  return size;
}

import { readFileSync } from "node:fs";
import { openDuckdb } from "./open-duckdb.mjs";

/** `node duckdb-process.mjs FOLDER FILE`: answers the SQL in FILE over the Parquet files in FOLDER, as JSON. */
const [folder, file] = process.argv.slice(2);
const database = await openDuckdb();
await database.rows(`create view events as from read_parquet('${folder}/*.parquet')`);
const rows = await database.rows(readFileSync(file, "utf8"));
console.log(JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? Number(value) : value)));
database.close();

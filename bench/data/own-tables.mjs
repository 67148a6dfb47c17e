import { join } from "node:path";
import { CLICKHOUSE_COLUMNS, openClickhouse } from "../contenders/open-clickhouse.mjs";
import { openDuckdb } from "../contenders/open-duckdb.mjs";
import { once } from "./cache-directory.mjs";

/** DuckDB's own database file with the table `events`, stored by user and time. */
export async function duckdbTable(folder, foreign) {
  const directory = await once(join(folder, "duckdb"), async (staging) => {
    const database = await openDuckdb(join(staging, "events.duckdb"), { temp_directory: staging });
    await database.rows(
      `create table events as from read_parquet('${foreign}/*.parquet') order by visitorid, timestamp`,
    );
    database.close();
  });
  return join(directory, "events.duckdb");
}

/** ClickHouse's own data directory with the MergeTree table `events`, ordered by user and time. */
export function clickhouseTable(folder, foreign) {
  return once(join(folder, "clickhouse"), (staging) => {
    const database = openClickhouse(staging);
    database.rows(
      `create table events (${CLICKHOUSE_COLUMNS}) engine = MergeTree order by (visitorid, timestamp)`,
    );
    database.rows(
      `insert into events select * from file('${foreign}/*.parquet', 'Parquet', '${CLICKHOUSE_COLUMNS}')`,
    );
    database.rows("optimize table events final");
    database.close();
  });
}

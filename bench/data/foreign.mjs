import { join } from "node:path";
import { openDuckdb } from "../contenders/open-duckdb.mjs";
import { once } from "./cache-directory.mjs";
import { eventsSql, PARTS } from "./events-sql.mjs";

/** Parquet as DuckDB writes it, by codec and order of rows. */
export const FOREIGN_FORMS = ["sorted-snappy", "sorted-zstd", "shuffled-snappy", "shuffled-zstd"];

/**
 * Folder of one form of the data in PARTS files.
 * @param {string} folder
 * @param {number} rows
 * @param {string} form one of FOREIGN_FORMS
 */
export function foreignData(folder, rows, form) {
  const [order, codec] = form.split("-");
  return once(join(folder, form), async (staging) => {
    const database = await openDuckdb();
    for (let part = 0; part < PARTS; part++) {
      const target = join(staging, `part-${part}.parquet`);
      await database.rows(
        `copy (${eventsSql({ rows, part, order })}) to '${target}' (format parquet, compression ${codec})`,
      );
    }
    database.close();
  });
}

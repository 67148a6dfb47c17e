import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describeDataset } from "../../src/catalog/describe.js";
import type { DescribeOptions } from "../../src/catalog/described.js";
import type { Dataset } from "../../src/planner/catalog.js";
import { localStore } from "../../src/storage/local.js";
import { parquet } from "./support.js";

/** Two rows with time in milliseconds. */
export const ROWS =
  "SELECT * FROM (VALUES (1, 1430622004384, 'a'), (2, 1430622004000, NULL)) t(id, ts, event)";

/** A function that writes one file for each query to `root`/files and describes them together. */
export function describer(
  root: string,
): (queries: readonly string[], options?: Partial<DescribeOptions>) => Promise<Dataset> {
  return async (queries, options = {}) => {
    const folder = join(root, "files");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    for (const [i, query] of queries.entries()) await parquet(join(folder, `p${i}.parquet`), query);
    return describeDataset(localStore(), { name: "d", paths: folder, users: "id", time: "ts", ...options });
  };
}

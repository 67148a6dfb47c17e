import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { run } from "../../../src/index.js";
import { importFiles } from "../../../src/prep/import.js";
import type { PathBranch } from "../../../src/runtime/paths/result.js";
import { localStore } from "../../../src/storage/local.js";
import { duckRows } from "../../support/duckdb.js";
import { temporaryDirectory } from "../../support/parquet-files.js";

/** Real event logs; absent outside the development tree, and never part of it. */
const dataFolder = join(import.meta.dirname, "../../../../shared/data");
const directory = temporaryDirectory();

/** Rows of a log with user `u`, time `t` in ms, and `n`, the place in the user's stream. */
const streams = (file: string, user: string, time: string): string => `(
  SELECT *, row_number() OVER (PARTITION BY u ORDER BY t, line) AS n FROM (
    SELECT *, "${user}" AS u, epoch_ms(${time}) AS t, row_number() OVER () AS line
    FROM read_csv('${join(dataFolder, file)}', all_varchar=true) WHERE "${user}" IS NOT NULL))`;
const loans = streams("bpic2012.csv.gz", "case_id", `"timestamp"::TIMESTAMPTZ`);
const shop = streams("online_retail.csv.gz", "CustomerID", "InvoiceDate::TIMESTAMP");
const WEEK = 7 * 86_400_000;

describe.skipIf(!existsSync(dataFolder))(
  "retention and paths agree with DuckDB (skipped without the files)",
  () => {
    const options = (name: string) => ({ data: join(directory, name, "*.parquet"), threads: 1 });

    beforeAll(async () => {
      const store = localStore();
      for (const [name, file, users, time] of [
        ["loans", "bpic2012.csv.gz", "case_id", "timestamp"],
        ["shop", "online_retail.csv.gz", "CustomerID", "InvoiceDate"],
      ] as const) {
        const files = [join(dataFolder, file)];
        await importFiles({ files, users, time, parts: 3, out: join(directory, name), store });
      }
    }, 120_000);

    test.each([
      ["exact", "="],
      ["rolling", ">="],
    ])("weeks after the first submission, %s", async (kind, comparison) => {
      const expected = await duckRows(`WITH r AS MATERIALIZED ${loans},
      m AS (SELECT u, min(n) AS n0, min(t) AS t0 FROM r WHERE activity = 'A_SUBMITTED' GROUP BY u),
      b AS (SELECT r.u, (t - t0) // ${WEEK} AS k FROM r JOIN m USING (u) WHERE n > n0 AND activity LIKE 'W_%')
      SELECT i.k::INTEGER AS k, count(DISTINCT b.u)::INTEGER AS n FROM range(0, 9) i(k)
      LEFT JOIN b ON b.k ${comparison} i.k GROUP BY 1 ORDER BY 1`);
      const { result } = await run(
        `retention { start activity == "A_SUBMITTED" return activity starts with "W_" every 7d buckets 8 kind ${kind} }`,
        options("loans"),
      );
      expect(result.retentions[0]?.total.cells.map((cell, k) => ({ k, n: cell.returned }))).toEqual(expected);
      expect(expected.at(1)?.n).toBeGreaterThan(0);
    });

    test("months of customers, by the month of their first purchase", async () => {
      const expected = await duckRows(`WITH r AS MATERIALIZED (
        SELECT *, make_timestamp(t * 1000) AS moment FROM ${shop} WHERE Quantity::BIGINT > 0),
      m AS (SELECT u, min(n) AS n0, date_trunc('month', min(moment)) AS cohort FROM r GROUP BY u),
      b AS (SELECT DISTINCT r.u, cohort, date_diff('month', cohort, date_trunc('month', moment)) AS k
        FROM r JOIN m USING (u) WHERE n > n0)
      SELECT strftime(m.cohort, '%Y-%m-%d') AS cohort, i.k::INTEGER AS k,
        count(DISTINCT m.u)::INTEGER AS size, count(DISTINCT b.u)::INTEGER AS n
      FROM m CROSS JOIN range(0, 13) i(k) LEFT JOIN b ON b.u = m.u AND b.k = i.k GROUP BY 1, 2 ORDER BY 1, 2`);
      const { result } = await run(
        "retention { start Quantity > 0 return Quantity > 0 per month buckets 12 }",
        options("shop"),
      );
      const found = result.retentions[0]?.cohorts?.flatMap(({ label, size, cells }) =>
        cells.map(({ returned }, k) => ({ cohort: label, k, size, n: returned })),
      );
      expect(found).toEqual(expected);
      expect(expected).toHaveLength(13 * 13);
    });

    test("paths from the first submission", async () => {
      const expected =
        await duckRows(`WITH r AS MATERIALIZED (SELECT *, row_number() OVER (PARTITION BY u ORDER BY n) AS c
        FROM ${loans} WHERE lifecycle = 'COMPLETE'),
      m AS (SELECT u, min(c) AS c0 FROM r WHERE activity = 'A_SUBMITTED' GROUP BY u),
      p AS (SELECT m.u, list(activity ORDER BY c) AS path FROM m JOIN r USING (u) WHERE c > c0 AND c <= c0 + 3 GROUP BY 1)
      SELECT array_to_string(path[:i.d], ' > ') AS path, count(*)::INTEGER AS n
      FROM p CROSS JOIN range(1, 4) i(d) WHERE len(path) >= i.d GROUP BY 1 ORDER BY 1`);
      const { result } = await run(
        `paths { from activity == "A_SUBMITTED" next 3 by activity only lifecycle == "COMPLETE" top 1000 }`,
        options("loans"),
      );
      const flat = (branch: PathBranch, path: readonly string[]): { path: string; n: number }[] =>
        branch.next.flatMap((node) => {
          const here = [...path, String(node.key)];
          return [{ path: here.join(" > "), n: node.count }, ...flat(node, here)];
        });
      const root = result.paths[0]?.root;
      const found = root === undefined ? [] : flat(root, []).sort((a, b) => (a.path < b.path ? -1 : 1));
      expect(found).toEqual(expected);
      expect(found.length).toBeGreaterThan(10);
    });
  },
);

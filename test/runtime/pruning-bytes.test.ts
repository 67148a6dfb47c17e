import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { compile } from "../../src/index.js";
import { runPlan } from "../../src/runtime/run.js";
import { localStore } from "../../src/storage/local.js";
import { countingStore } from "../support/counting-store.js";
import { duckRows } from "../support/duckdb.js";
import { temporaryDirectory } from "../support/parquet-files.js";

const directory = temporaryDirectory();
const file = join(directory, "events.parquet");
const ROWS = 200_000;
const ROW_GROUP = 20_480;

/** By user and time: user = row / 10, so that row groups hold ranges of users; a wide text column weighs most. */
beforeAll(() =>
  duckRows(
    `COPY (SELECT i // 10 AS user, 1000000 + i AS ts, CASE WHEN i % 10 = 3 THEN 'buy' ELSE 'view' END AS event,
       (i % 977) / 4 AS price, i < 30000 AS early, 'v' || (i // 20480) AS version, md5(i::VARCHAR) AS payload
       FROM range(${ROWS}) t(i)) TO '${file}' (FORMAT parquet, ROW_GROUP_SIZE ${ROW_GROUP})`,
  ),
);

/** Bytes read for the parts of a query besides footers, and what the run reports. */
async function bytesFor(query: string) {
  const store = countingStore(localStore());
  const compiled = await compile(query, { data: file, users: "user", time: "ts" });
  const { result, stats } = await runPlan(compiled.physical, compiled.dataset, { store, threads: 1 });
  const [report] = stats.parts;
  expect(report?.bytesRead).toBe(store.bytes);
  return { bytes: store.bytes, groups: report?.rowGroupsRead, result };
}

async function chunkBytes(
  columns: readonly string[],
  groups: readonly number[] | null = null,
): Promise<number> {
  const names = columns.map((name) => `'${name}'`).join(", ");
  const only = groups ? `AND row_group_id IN (${groups.join(", ")})` : "";
  const [row] = await duckRows(
    `SELECT sum(total_compressed_size)::INTEGER AS n FROM parquet_metadata('${file}') WHERE path_in_schema IN (${names}) ${only}`,
  );
  return Number(row?.n);
}

/** The footer, read once, and gaps between neighbours that are cheaper to read than to skip. */
const SLACK = 150_000;

test("only the columns of the query are read", async () => {
  const all = await chunkBytes(["user", "ts", "event", "price", "early", "version", "payload"]);
  const { bytes, groups } = await bytesFor(`where any(event == "buy")`);
  const needed = await chunkBytes(["user", "event"]);
  expect(groups).toBe(10);
  expect(bytes).toBeGreaterThanOrEqual(needed);
  expect(bytes).toBeLessThan(needed + SLACK);
  expect(bytes).toBeLessThan(all / 5);
});

test.each([
  ["int time", "timeframe 1000000 .. 1020000", [0]],
  ["user ids", "where any(user == 19999)", [9]],
  ["a part without the string", `where any(event == "zebra")`, []],
  ["a part without the float", "where any(price > 1000)", []],
  ["a bool that is false in what the timeframe leaves", "timeframe 1050000 .. 1060000\nwhere any(early)", []],
])("row groups are skipped by statistics: %s", async (_, query, expected) => {
  const { bytes, groups } = await bytesFor(query);
  expect(groups).toBe(expected.length);
  const read =
    expected.length === 0 ? 0 : await chunkBytes(["user", "ts", "event", "price", "early"], expected);
  expect(bytes).toBeLessThan(read + SLACK);
});

test("aggregation columns are read only where matching users lie", async () => {
  const { bytes, result } = await bytesFor(
    "where any(price == 244 and ts < 1001000)\naggregate { count by payload top 3 }",
  );
  expect(result.users).toBe(1);
  const early = await chunkBytes(["user", "ts", "price"]);
  const late = await chunkBytes(["payload"], [0]);
  expect(bytes).toBeGreaterThanOrEqual(late);
  expect(bytes).toBeLessThan(early + late + SLACK);
  expect(bytes).toBeLessThan(await chunkBytes(["payload"]));
});

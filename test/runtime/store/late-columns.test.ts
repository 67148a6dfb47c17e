import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compile } from "../../../src/index.js";
import { runPlan } from "../../../src/runtime/run.js";
import type { ColumnStore } from "../../../src/runtime/store/column-store.js";
import { localStore } from "../../../src/storage/local.js";
import { countingStore } from "../../support/counting-store.js";
import { duckRows } from "../../support/duckdb.js";
import { columnStore, storeFolder } from "./stored-run.js";

const folder = storeFolder();
afterAll(folder.remove);
const file = join(folder.path, "events.parquet");

/** In order of user and time, in 10 row groups; users are shuffled in `other`. */
beforeAll(() =>
  duckRows(
    `COPY (SELECT i // 10 AS user, 1000000 + i AS ts, CASE WHEN i % 10 = 3 THEN 'buy' ELSE 'view' END AS event,
       (i % 977) / 4 AS price, md5(i::VARCHAR) AS payload
       FROM range(100000) t(i)) TO '${file}' (FORMAT parquet, ROW_GROUP_SIZE 10240)`,
  ),
);

/** What a run over the store gives, and the bytes of Parquet that it read. */
async function ask(query: string, columns: ColumnStore | null) {
  const store = countingStore(localStore());
  const { physical, dataset } = await compile(query, { data: file, users: "user", time: "ts" });
  const { result, stats } = await runPlan(physical, dataset, { store, threads: 1, columns });
  return { result, bytes: store.bytes, part: stats.parts[0] };
}

const FEW = "where any(price == 244 and ts < 1001000)\naggregate { count by payload top 3 }";
const MANY = 'where any(event == "buy" and price > 10)\naggregate { count by payload top 3 }';

test("a late column is read in part at first, whole when it is wanted again, then not any more", async () => {
  const plain = await ask(FEW, null);
  const columns = columnStore(join(folder.path, "few"));
  await ask("where any(price > 1 and ts > 5)", columns);
  const first = await ask(FEW, columns);
  const second = await ask(FEW, columns);
  const third = await ask(FEW, columns);
  await columns.flush();
  const fromDisk = await ask(FEW, columnStore(join(folder.path, "few")));
  for (const { result } of [first, second, third, fromDisk]) expect(result).toEqual(plain.result);
  expect(first.bytes).toBeLessThan(second.bytes / 2);
  expect(third.bytes).toBe(0);
  expect(third.part?.source).toBe("memory");
  expect(fromDisk.bytes).toBe(0);
  expect(fromDisk.part?.source).toBe("disk");
});

test("a late column that most of the part wants is kept at once", async () => {
  const plain = await ask(MANY, null);
  const columns = columnStore(join(folder.path, "many"));
  const first = await ask(MANY, columns);
  const second = await ask(MANY, columns);
  expect(first.result).toEqual(plain.result);
  expect(second.result).toEqual(plain.result);
  expect(second.bytes).toBe(0);
});

test("a part with row groups ruled out is read as without a store, until its columns are there", async () => {
  const early = 'timeframe 1000000 .. 1005000\nwhere any(event == "buy")';
  const plain = await ask(early, null);
  expect(plain.part?.rowGroupsRead).toBe(1);
  const columns = columnStore(join(folder.path, "pruned"));
  for (let time = 0; time < 2; time++) {
    const pruned = await ask(early, columns);
    expect(pruned.result).toEqual(plain.result);
    expect(pruned.bytes).toBe(plain.bytes);
  }
  await ask('where any(event == "buy" and ts > 5)', columns);
  const stored = await ask(early, columns);
  expect(stored.result).toEqual(plain.result);
  expect(stored.part?.scannedRows).toBe(plain.part?.scannedRows);
  expect(stored.bytes).toBe(0);
});

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compile } from "../../src/index.js";
import { inspectFile, openPart } from "../../src/runtime/parquet/index.js";
import { runPlan } from "../../src/runtime/run.js";
import { localStore } from "../../src/storage/local.js";
import { countingStore } from "../support/counting-store.js";
import { duckRows } from "../support/duckdb.js";
import { temporaryDirectory } from "../support/parquet-files.js";
import { importText } from "./import-text.js";

const root = temporaryDirectory();
const FUNNEL = `funnel { step e == "view"  step e == "buy" }`;

/** One part of 9,000 rows of 1,500 users whose ids are long texts, and the path of its file. */
async function prepared(): Promise<string> {
  const lines = Array.from({ length: 9000 }, (_, n) => {
    const user = `${((n * 7919) % 1500) * 104729}-of-the-users-of-this-test`;
    return `${user},${(n * 31) % 9973},${n % 5 === 0 ? "buy" : "view"}`;
  });
  const { out } = await importText(root, { "a.csv": `u,t,e\n${lines.join("\n")}\n` });
  return join(out, "part-00000.parquet");
}

async function answer(path: string, query: string) {
  const store = countingStore(localStore());
  const { physical, dataset } = await compile(query, { data: path, users: "u", time: "t" });
  const { result, stats } = await runPlan(physical, dataset, { store, threads: 1 });
  return { result, bytes: store.bytes, passes: stats.parts[0]?.passes.map(({ name }) => name) };
}

async function runsIn(path: string, users = "u") {
  const { size, version } = await inspectFile(localStore(), path);
  return (await openPart(localStore(), { path, size, version })).runs?.(users);
}

test("queries that show no ids do not read the users' column of a prepared part", async () => {
  const path = await prepared();
  const [row] = await duckRows(
    `select sum(total_compressed_size)::integer as n from parquet_metadata('${path}') where path_in_schema = 'u'`,
  );
  const users = Number(row?.n);
  expect(users).toBeGreaterThan(20_000);
  const without = await answer(path, FUNNEL);
  const withIds = await answer(path, `where any(u != "nobody")\n${FUNNEL}`);
  expect(withIds.result).toEqual(without.result);
  // The run lengths are a byte a user.
  expect(withIds.bytes - without.bytes).toBeGreaterThan(users - 2000);
  expect(without.passes).not.toContain("group");
});

test("the runs that a part keeps are those of its users' column", async () => {
  const path = await prepared();
  const rows = await duckRows(
    `select count(*) as n from read_parquet('${path}', file_row_number = true) group by u order by min(file_row_number)`,
  );
  const runs = await runsIn(path);
  expect(Array.from(runs ?? []).slice(1)).toEqual(
    rows.map(
      (
        (sum) =>
        ({ n }) =>
          (sum += Number(n))
      )(0),
    ),
  );
  expect(await runsIn(path, "e")).toBeNull();
});

test("runs that are damaged, or of another file, are not used", async () => {
  const path = await prepared();
  const expected = await answer(path, FUNNEL);
  const bytes = readFileSync(path);
  const { rowGroups } = await inspectFile(localStore(), path);
  expect(rowGroups).toHaveLength(1);
  const footer = bytes.length - 8 - bytes.readUInt32LE(bytes.length - 8);
  const start = bytes.lastIndexOf("FRUN", footer);
  expect(start).toBeGreaterThan(0);
  for (const at of [start, start + 4, start + 8, start + 12, footer - 1]) {
    const damaged = Buffer.from(bytes);
    damaged[at]! ^= 1;
    const file = join(root, `damaged-${at}.parquet`);
    writeFileSync(file, damaged);
    expect(await runsIn(file), `byte ${at}`).toBeNull();
    expect((await answer(file, FUNNEL)).result).toEqual(expected.result);
  }
  // The same rows with the metadata of the first file, as tools that keep metadata write them.
  const copy = join(root, "copy.parquet");
  const [entry] = await duckRows(
    `select decode(value) as text from parquet_kv_metadata('${path}') where decode(key) = 'frocket.runs'`,
  );
  await duckRows(
    `copy (select * from read_parquet('${path}')) to '${copy}' (format parquet, kv_metadata {'frocket.runs': '${entry?.text}'})`,
  );
  expect((await inspectFile(localStore(), copy)).metadata.has("frocket.runs")).toBe(true);
  expect(await runsIn(copy)).toBeNull();
  expect((await answer(copy, FUNNEL)).result).toEqual(expected.result);
});

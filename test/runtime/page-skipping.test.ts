import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parquetWriteBuffer } from "hyparquet-writer";
import { beforeAll, describe, expect, test } from "vitest";
import { FrocketError } from "../../src/errors/index.js";
import { compile } from "../../src/index.js";
import type { Column } from "../../src/runtime/column.js";
import { inspectFile, openPart, writeParquet } from "../../src/runtime/parquet/index.js";
import { runPlan } from "../../src/runtime/run.js";
import { take } from "../../src/runtime/take.js";
import { localStore } from "../../src/storage/local.js";
import { FLOAT, INT, STRING } from "../../src/types.js";
import { countingStore } from "../support/counting-store.js";
import { duckRows } from "../support/duckdb.js";
import { temporaryDirectory, valuesOf } from "../support/parquet-files.js";

const directory = temporaryDirectory();
const ROWS = 200_000;
const rows = Array.from({ length: ROWS }, (_, row) => row);
const layout = { users: "user", time: "ts", order: [], grouped: true, sorted: true } as const;

const numbers = (values: Float64Array | Int32Array, type: Column["type"] = INT): Column => ({
  kind: "number",
  type,
  length: ROWS,
  values,
  validity: null,
});

/** Rows by user and by time, ten a user; `some` has nulls, `word` many values, `event` few. One row group, pages of 20,000 rows. */
const COLUMNS = new Map<string, Column>([
  ["user", numbers(Int32Array.from(rows, (row) => Math.floor(row / 10)))],
  ["ts", numbers(Float64Array.from(rows, (row) => 1_600_000_000_000 + row * 1000))],
  [
    "event",
    {
      kind: "code",
      type: STRING,
      length: ROWS,
      codes: Uint8Array.from(rows, (row) => (row % 10 === 3 ? 1 : 0)),
      dictionary: ["view", "buy"],
      hasNulls: false,
    },
  ],
  [
    "price",
    numbers(
      Float64Array.from(rows, (row) => ((row * 7919) % 10007) / 4),
      FLOAT,
    ),
  ],
  [
    "some",
    {
      kind: "number",
      type: INT,
      length: ROWS,
      values: Int32Array.from(rows, (row) => (row % 3 === 0 ? 0 : row)),
      validity: Uint8Array.from(rows, (row) => (row % 3 === 0 ? 0 : 1)),
    },
  ],
  [
    "word",
    {
      kind: "code",
      type: STRING,
      length: ROWS,
      codes: Int32Array.from(rows, (row) => (row * 31) % 50_021),
      dictionary: Array.from({ length: 50_021 }, (_, i) => `word ${i}`),
      hasNulls: false,
    },
  ],
]);

const prepared = join(directory, "prepared.parquet");
const plain = join(directory, "plain.parquet");
const unindexed = join(directory, "unindexed.parquet");
const shuffled = join(directory, "shuffled.parquet");

beforeAll(async () => {
  const runs = Int32Array.from({ length: ROWS / 10 + 1 }, (_, user) => user * 10);
  writeFileSync(prepared, writeParquet(COLUMNS, { layout, runs }));
  writeFileSync(plain, writeParquet(COLUMNS));
  // By time within each of 20 stretches of rows, users in disorder.
  const order = Int32Array.from(rows, (row) => row - (row % 1000) + ((row * 387) % 1000));
  writeFileSync(
    shuffled,
    writeParquet(new Map([...COLUMNS].map(([name, column]) => [name, take(column, order)]))),
  );
  await duckRows(
    `copy (select * from read_parquet('${plain}')) to '${unindexed}' (format parquet, row_group_size ${ROWS})`,
  );
});

async function answer(path: string, query: string, shape = { users: "user", time: "ts" }) {
  const store = countingStore(localStore());
  const { physical, dataset } = await compile(query, { data: path, ...shape });
  const { result, stats } = await runPlan(physical, dataset, { store, threads: 1 });
  expect(stats.parts[0]?.bytesRead).toBe(store.bytes);
  return { result, bytes: store.bytes, part: stats.parts[0] };
}

async function chunkBytes(path: string, columns: readonly string[]): Promise<number> {
  const names = columns.map((name) => `'${name}'`).join();
  const [row] = await duckRows(
    `select sum(total_compressed_size)::integer as n from parquet_metadata('${path}') where path_in_schema in (${names})`,
  );
  return Number(row?.n);
}

/** The footer's read and the page indexes. */
const FOOTER = 66_000;

describe.each([
  ["sorted", () => prepared],
  ["by time", () => plain],
  ["users in disorder", () => shuffled],
])("a file with page indexes answers as one without: %s", (_, path) => {
  test.each([
    ["two pages of ten", "timeframe 1600050000000 .. 1600070000000", 0.8],
    ["one page of ten", "timeframe 1600199000000 .. 1600300000000", 0.9],
    ["all pages", "timeframe 1600000000000 .. 1600300000000", 0],
  ])("%s", async (_, timeframe, leftOut) => {
    const funnel = `funnel { step event == "view"  step event == "buy"  each step { sum(price) } }`;
    const query = `${timeframe}\nwhere count(event == "buy") >= 1\n${funnel}\naggregate { users by event  count }`;
    const found = await answer(path(), query);
    const expected = await answer(unindexed, query);
    expect(found.result).toEqual(expected.result);
    expect(found.part?.rowsLeftOut).toBe(leftOut * ROWS);
    expect(found.part?.scannedRows).toBe(expected.part?.scannedRows);
  });
});

test("a timeframe of few pages takes few bytes, in sorted files and in others", async () => {
  const within = `timeframe 1600050000000 .. 1600061000000\naggregate { sum(price)  count by event }`;
  const expected = await answer(unindexed, within);
  expect(expected.result.users).toBeGreaterThan(0);
  for (const [path, share] of [
    [prepared, 0.4],
    [plain, 0.7],
    [shuffled, 0.7],
  ] as const) {
    const all = await chunkBytes(path, ["user", "ts", "event", "price"]);
    const found = await answer(path, within);
    expect(found.result).toEqual(expected.result);
    // Dictionaries are always read.
    expect(found.bytes).toBeLessThan(share * all + FOOTER);
  }
});

test("any timeframe gives the same answer with and without page indexes", async () => {
  const second = fc.integer({ min: -5, max: ROWS / 1000 + 5 }).map((s) => 1_600_000_000_000 + s * 1_000_000);
  await fc.assert(
    fc.asyncProperty(second, second, fc.constantFrom(500, 999_500), async (a, b, beyond) => {
      const timeframe = `timeframe ${Math.min(a, b)} .. ${Math.max(a, b) + beyond}`;
      const query = `${timeframe}\nwhere count(price > 100) >= 2\nfunnel { step price > 50  step event == "buy"  each step { max(some)  users by event } }`;
      const { result } = await answer(unindexed, query);
      for (const path of [prepared, plain, shuffled])
        expect((await answer(path, query)).result).toEqual(result);
    }),
    { numRuns: 12 },
  );
}, 60_000);

test("pages have zones where the file has a column index", async () => {
  const store = countingStore(localStore());
  const info = await inspectFile(localStore(), plain);
  const source = await openPart(store, info);
  const zones = await source.pageZones?.("user", 0);
  expect(zones?.map(({ rowCount }) => rowCount)).toEqual(Array<number>(10).fill(20_000));
  expect(zones?.[3]?.zone).toEqual({ min: 6000n, max: 7999n, nullCount: 0 });
  expect(await source.pageZones?.("word", 0)).toHaveLength(10);
  expect(
    await (await openPart(store, await inspectFile(store, unindexed))).pageZones?.("user", 0),
  ).toBeNull();
});

test("deferred columns are read where matching users lie, page by page", async () => {
  const query = `where any(event == "buy" and user == 7007)\naggregate { sum(price) by word top 3  max(some) }`;
  const expected = await answer(unindexed, query);
  expect(expected.result.users).toBe(1);
  for (const path of [prepared, plain]) {
    const early = await chunkBytes(path, ["user", "event"]);
    const late = await chunkBytes(path, ["price", "word", "some"]);
    const { result, bytes } = await answer(path, query);
    expect(result).toEqual(expected.result);
    expect(bytes).toBeLessThan(early + 0.75 * late + FOOTER);
  }
});

test("rows that are looked at have the values that a whole read gives", async () => {
  const written = parquetWriteBuffer({
    columnData: [
      { name: "n", data: rows.map((row) => (row % 5 === 0 ? null : row * 3)), type: "INT32" },
      { name: "s", data: rows.map((row) => `s${row % 1000}`), type: "STRING" },
    ],
    rowGroupSize: 60_000,
    pageSize: 20_000,
  });
  const other = join(directory, "other.parquet");
  writeFileSync(other, new Uint8Array(written));
  for (const path of [plain, unindexed, other]) {
    const store = countingStore(localStore());
    const info = await inspectFile(store, path);
    const groups = [...info.rowGroups.keys()];
    const names = info.columns.map(({ name }) => name);
    const wanted = Int32Array.of(199_999, 41_000, 41_001, 130_500, 3);
    const source = await openPart(store, info);
    const whole = await source.read(names, groups);
    store.reset();
    const sparse = await source.read(names, groups, wanted);
    const sparseBytes = store.bytes;
    for (const name of names) {
      const [a, b] = [whole.get(name), sparse.get(name)];
      expect(b?.length).toBe(ROWS);
      expect(valuesOf(take(b as Column, wanted))).toEqual(valuesOf(take(a as Column, wanted)));
    }
    const all = await chunkBytes(path, names);
    if (path === unindexed) expect(sparseBytes).toBeGreaterThan(0.9 * all);
    else expect(sparseBytes).toBeLessThan(0.8 * all);
  }
});

test("indexes that are damaged end in an answer or in an error of the file", async () => {
  const bytes = readFileSync(plain);
  const footer = bytes.length - 8 - bytes.readUInt32LE(bytes.length - 8);
  const [row] = await duckRows(
    `select max(case when dictionary_page_offset > 0 then least(dictionary_page_offset, data_page_offset) else data_page_offset end
       + total_compressed_size)::integer as n from parquet_metadata('${plain}')`,
  );
  const start = Number(row?.n);
  expect(footer - start).toBeGreaterThan(500);
  const query = `timeframe 1600050000000 .. 1600061000000\nwhere count(event == "buy") >= 1\naggregate { sum(price)  count by event  max(some) }`;
  const file = join(directory, "damaged.parquet");
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: start, max: footer - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, by) => {
        const damaged = Buffer.from(bytes);
        damaged[at]! ^= by;
        writeFileSync(file, damaged);
        const found = await answer(file, query).catch((error: unknown) => error);
        if (found instanceof FrocketError) expect(found.code).toBe("file-damaged");
        // Bounds of pages are believed, as those of row groups are.
        else if (found instanceof Error) throw found;
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

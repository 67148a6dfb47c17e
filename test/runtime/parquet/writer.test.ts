import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Column } from "../../../src/runtime/column.js";
import {
  type Codec,
  inspectFile,
  type WriteOptions,
  writeParquet,
} from "../../../src/runtime/parquet/index.js";
import { localStore } from "../../../src/storage/local.js";
import { BOOL, FLOAT, INT, STRING } from "../../../src/types.js";
import { duckdb, readFile, readValues, temporaryDirectory, valuesOf } from "../../support/parquet-files.js";

const directory = temporaryDirectory();

async function roundTrip(columns: ReadonlyMap<string, Column>, options: WriteOptions = {}) {
  const path = join(directory, "round-trip.parquet");
  writeFileSync(path, writeParquet(columns, options));
  return { path, read: await readFile(path) };
}

const ROWS = 1000;
const rows = Array.from({ length: ROWS }, (_, row) => row);
const validity = Uint8Array.from(rows, (row) => (row % 7 === 3 ? 0 : 1));
const numbers = (type: Column["type"], values: Float64Array | Int32Array | Uint8Array): Column => ({
  kind: "number",
  type,
  length: ROWS,
  values: values.map((value, row) => value * (validity[row] ?? 0)),
  validity,
});
const names: Column = {
  kind: "code",
  type: STRING,
  length: ROWS,
  codes: Uint8Array.from(rows, (row) => row % 4),
  dictionary: ["view", "é", ""],
  hasNulls: true,
};
const wide: Column = {
  kind: "code",
  type: INT,
  length: ROWS,
  codes: Uint8Array.from(rows, (row) => row % 3),
  dictionary: [-(2n ** 60n), 2n ** 60n],
  hasNulls: true,
};
const COLUMNS = new Map<string, Column>([
  [
    "small",
    numbers(
      INT,
      Int32Array.from(rows, (row) => row * 2_000_000 - 1_000_000_000),
    ),
  ],
  [
    "large",
    numbers(
      INT,
      Float64Array.from(rows, (row) => row * 4_000_000_000_000),
    ),
  ],
  ["wide", wide],
  [
    "ratio",
    numbers(
      FLOAT,
      Float64Array.from(rows, (row) => row / 3),
    ),
  ],
  [
    "flag",
    numbers(
      BOOL,
      Uint8Array.from(rows, (row) => row % 2),
    ),
  ],
  [
    "at",
    numbers(
      { kind: "timestamp", unit: "us", zone: "UTC" },
      Float64Array.from(rows, (row) => row * 1e12),
    ),
  ],
  ["name", names],
  [
    "tags",
    {
      kind: "list",
      type: { kind: "list", item: STRING },
      length: ROWS,
      offsets: Int32Array.from([...rows, ROWS], (row) => Math.min(row >> 1, 400)),
      items: {
        kind: "code",
        type: STRING,
        length: 400,
        codes: new Uint8Array(400),
        dictionary: ["x"],
        hasNulls: false,
      },
      validity: null,
    },
  ],
]);

describe("written files", () => {
  const codecs: Codec[] = ["none", "snappy", "gzip", "brotli", "zstd", "lz4"];

  it.each(codecs)("give the same columns back: %s", async (codec) => {
    const { read } = await roundTrip(COLUMNS, { codec, rowGroupRows: 300 });
    for (const [name, column] of COLUMNS) {
      const found = read.get(name);
      expect(found && valuesOf(found), name).toEqual(valuesOf(column));
      expect(found?.type, name).toEqual(column.type);
    }
  });

  it("are read alike by DuckDB", async () => {
    const { path } = await roundTrip(COLUMNS);
    const [row] = await duckdb(
      `select count(*)::int, sum(small)::varchar, min(wide)::varchar, count(name)::int, count(distinct name)::int,
        max(epoch_us("at"))::varchar, sum(len(tags))::varchar from read_parquet('${path}')`,
    );
    const values = await readValues(path);
    const sum = (name: string) =>
      (values.get(name) ?? []).reduce<bigint>((total, value) => total + BigInt((value ?? 0) as bigint), 0n);
    expect(row).toEqual([ROWS, String(sum("small")), String(-(2n ** 60n)), 750, 3, "999000000000000", "400"]);
  });

  it("hold no row as well", async () => {
    const empty = new Map<string, Column>([
      ["id", { kind: "number", type: INT, length: 0, values: new Int32Array(), validity: null }],
      [
        "name",
        { kind: "code", type: STRING, length: 0, codes: new Uint8Array(), dictionary: [], hasNulls: false },
      ],
    ]);
    const { path, read } = await roundTrip(empty, { layout: LAYOUT });
    expect((await inspectFile(localStore(), path)).rowCount).toBe(0);
    expect([read.get("id")?.length, read.get("name")?.length]).toEqual([0, 0]);
  });

  const LAYOUT = { users: "small", time: "at", order: ["large"], grouped: true, sorted: true } as const;

  it("say how their rows lie", async () => {
    const { path, read } = await roundTrip(COLUMNS, {
      layout: LAYOUT,
      metadata: new Map([["origin", "test"]]),
    });
    const info = await inspectFile(localStore(), path);
    expect(info.layout).toEqual(LAYOUT);
    expect(info.metadata.get("origin")).toBe("test");
    expect(JSON.parse(info.metadata.get("frocket.layout") ?? "")).toEqual({ version: 1, ...LAYOUT });
    const at = COLUMNS.get("at");
    const found = read.get("at");
    expect(found && valuesOf(found)).toEqual(at && valuesOf(at));
    const encodings = await duckdb(
      `select encodings from parquet_metadata('${path}') where path_in_schema = 'at'`,
    );
    expect(String(encodings)).toContain("DELTA_BINARY_PACKED");
  });

  it("of an unknown layout count as unsorted", async () => {
    for (const text of [
      "",
      "{",
      "[]",
      '{"version":2,"users":"u","time":"t","order":[],"sorted":true}',
      '{"version":1}',
    ]) {
      const { path } = await roundTrip(COLUMNS, { metadata: new Map([["frocket.layout", text]]) });
      expect((await inspectFile(localStore(), path)).layout, text).toBeNull();
    }
  });

  it("refuse what they cannot hold", () => {
    const lone = new Map<string, Column>([["name", { ...names, dictionary: ["\ud800"] } as Column]]);
    expect(() => writeParquet(lone)).toThrow(
      'column "name" has a string with an unpaired surrogate, which UTF-8 cannot hold',
    );
    const huge = new Map<string, Column>([["id", { ...wide, dictionary: [-1n, 2n ** 63n] } as Column]]);
    expect(() => writeParquet(huge)).toThrow('column "id" has ints that fit neither int64 nor uint64');
  });
});

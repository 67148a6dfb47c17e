import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as arrow from "apache-arrow";
import { describe, expect, it } from "vitest";
import { inspectFile, writeParquet } from "../../../src/runtime/parquet/index.js";
import { localStore } from "../../../src/storage/local.js";
import { typeName } from "../../../src/types.js";
import { readFile, readValues, temporaryDirectory } from "../../support/parquet-files.js";

const directory = temporaryDirectory();

function fileOf(name: string, table: arrow.Table, rowGroupRows = 1000): string {
  const path = join(directory, `${name}.parquet`);
  writeFileSync(path, writeParquet(table, { rowGroupRows }));
  return path;
}

const vector = (values: readonly unknown[], type: arrow.DataType) => arrow.vectorFromArray(values, type);

describe("types that only the Arrow schema in a file tells", () => {
  it("are times in seconds, 64-bit dates and zones", async () => {
    const time = [0, 1_600_000_000_000, null];
    const path = fileOf(
      "hints",
      new arrow.Table({
        seconds: vector(time, new arrow.Timestamp(arrow.TimeUnit.SECOND)),
        zoned: vector(time, new arrow.Timestamp(arrow.TimeUnit.MICROSECOND, "Europe/Vienna")),
        date64: vector([0, 86_400_000, null], new arrow.DateMillisecond()),
        date32: vector([0, 86_400_000, null], new arrow.DateDay()),
        plain: vector([0n, 1n, null], new arrow.Int64()),
      }),
    );
    const { columns } = await inspectFile(localStore(), path);
    expect(columns.map(({ type }) => typeName(type))).toEqual([
      "timestamp[s]",
      "timestamp[us]",
      "timestamp[ms]",
      "timestamp[ms]",
      "int",
    ]);
    expect(columns.map(({ type }) => (type.kind === "timestamp" ? type.zone : ""))).toEqual([
      null,
      "Europe/Vienna",
      null,
      null,
      "",
    ]);
    const values = await readValues(path);
    expect(values.get("seconds")).toEqual([0n, 1_600_000_000n, null]);
    expect(values.get("zoned")).toEqual([0n, 1_600_000_000_000_000n, null]);
    expect(values.get("date64")).toEqual([0n, 86_400_000n, null]);
    expect(values.get("date32")).toEqual([0n, 86_400_000n, null]);
  });

  it("are never a column of nulls: that one reads as strings", async () => {
    const table = new arrow.Table({
      id: vector([1, 2], new arrow.Int32()),
      none: vector([null, null], new arrow.Null()),
    });
    const path = fileOf("null", table);
    expect((await readValues(path)).get("none")).toEqual([null, null]);
  });
});

describe("other Arrow types", () => {
  it("read as what they hold", async () => {
    const path = fileOf(
      "others",
      new arrow.Table({
        half: vector([0.5, -2, null, 65504], new arrow.Float16()),
        large: vector(["a", "é", null, ""], new arrow.LargeUtf8()),
        small: vector([-128, 127, null, 0], new arrow.Int8()),
        uint64: vector([2n ** 64n - 1n, 0n, null, 5n], new arrow.Uint64()),
        bools: vector([true, false, null, true], new arrow.Bool()),
      }),
    );
    const values = await readValues(path);
    expect(values.get("half")).toEqual([0.5, -2, null, 65504]);
    expect(values.get("large")).toEqual(["a", "é", null, ""]);
    expect(values.get("small")).toEqual([-128n, 127n, null, 0n]);
    expect(values.get("uint64")).toEqual([2n ** 64n - 1n, 0n, null, 5n]);
    expect(values.get("bools")).toEqual([true, false, null, true]);
  });

  it("as dictionaries are unified over row groups", async () => {
    const names = Array.from({ length: 5000 }, (_, i) =>
      i % 11 === 0 ? null : `n${(i * i) % (1 + (i >> 9))}`,
    );
    const type = new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32());
    const path = fileOf("dictionary", new arrow.Table({ name: vector(names, type) }), 700);
    const column = (await readFile(path)).get("name");
    if (column?.kind !== "code") throw new Error("expected codes");
    expect(new Set<unknown>(column.dictionary).size).toBe(column.dictionary.length);
    expect(column.codes).toBeInstanceOf(Uint8Array);
    expect((await readValues(path)).get("name")).toEqual(names);
  });

  it("as strings of many values, past a dictionary page's limit, stay whole", async () => {
    const names = Array.from(
      { length: 70_000 },
      (_, i) => `a rather long name, number ${(i * 7919) % 65_537}`,
    );
    const path = fileOf("many", new arrow.Table({ name: vector(names, new arrow.Utf8()) }), 50_000);
    const column = (await readFile(path)).get("name");
    if (column?.kind !== "code") throw new Error("expected codes");
    expect([column.codes.constructor, column.dictionary.length]).toEqual([Int32Array, 65_537]);
    expect(names.every((name, row) => column.dictionary[column.codes[row] ?? -1] === name)).toBe(true);
  });
});

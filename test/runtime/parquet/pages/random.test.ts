import fc from "fast-check";
import { expect, it } from "vitest";
import type { Column } from "../../../../src/runtime/column.js";
import { openPart, writeParquet } from "../../../../src/runtime/parquet/index.js";
import type { DataType } from "../../../../src/types.js";
import { valuesOf } from "../../../support/parquet-files.js";
import { expectSame, storeOf } from "./both-readers.js";

const TIME: DataType = { kind: "timestamp", unit: "ms", zone: "UTC" };

const ints = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  fc.maxSafeInteger(),
);
const floats = fc.oneof(fc.double(), fc.constantFrom(0, -0, 1.5, Number.NaN));

/** A column of random values, each of which is repeated a random number of times. */
function column(type: DataType, values: fc.Arbitrary<number>, length: number): fc.Arbitrary<Column> {
  const runs = fc.array(fc.tuple(values, fc.nat({ max: 40 }), fc.boolean()), { minLength: 1, maxLength: 60 });
  return fc.tuple(runs, fc.boolean()).map(([runs, hasNulls]) => {
    const rows = runs.flatMap(([value, count, isValid]) =>
      Array.from({ length: count + 1 }, () => ({ value, isValid: isValid || !hasNulls })),
    );
    const row = (i: number) => rows[i % rows.length] ?? { value: 0, isValid: true };
    const array = Float64Array.from({ length }, (_, i) => (row(i).isValid ? row(i).value : 0));
    const validity = Uint8Array.from({ length }, (_, i) => Number(row(i).isValid));
    return { kind: "number", type, length, values: array, validity: validity.includes(0) ? validity : null };
  });
}

const exact = (value: number) => Math.max(-(2 ** 52), Math.min(2 ** 52, value));

const tables = fc.integer({ min: 1, max: 900 }).chain((length) =>
  fc.record({
    id: column({ kind: "int" }, ints.map(exact), length),
    time: column(TIME, ints.map(exact), length),
    ratio: column({ kind: "float" }, floats, length),
    flag: column({ kind: "bool" }, fc.nat({ max: 1 }), length),
  }),
);
const codecs = fc.constantFrom("none", "snappy", "gzip", "brotli", "zstd", "lz4");

it("random columns come back as they were written, by both readers", async () => {
  await fc.assert(
    fc.asyncProperty(tables, codecs, fc.integer({ min: 1, max: 500 }), async (table, codec, rowGroupRows) => {
      const layout = { users: "id", time: "time", order: [], grouped: false, sorted: false };
      const written = new Map(Object.entries(table).map(([name, column]) => [name, valuesOf(column)]));
      const bytes = writeParquet(new Map(Object.entries(table)), { codec, rowGroupRows, layout });
      for (const [name, found] of await expectSame(bytes))
        expect(valuesOf(found), name).toEqual(written.get(name));
    }),
    { numRuns: 60 },
  );
});

it("a part says which columns parquet-wasm had to read", async () => {
  const items: Column = {
    kind: "list",
    type: { kind: "list", item: { kind: "int" } },
    length: 1,
    offsets: Int32Array.of(0, 2),
    items: { kind: "number", type: { kind: "int" }, length: 2, values: Int32Array.of(1, 2), validity: null },
    validity: null,
  };
  const id: Column = {
    kind: "number",
    type: { kind: "int" },
    length: 1,
    values: Int32Array.of(7),
    validity: null,
  };
  const bytes = writeParquet(
    new Map<string, Column>([
      ["id", id],
      ["items", items],
    ]),
  );
  const part = await openPart(storeOf(bytes), { path: "a.parquet", size: bytes.length, version: "1" });
  await part.read(["id"], [0]);
  expect(part.fallbackColumns).toEqual([]);
  const columns = await part.read(["id", "items"], [0]);
  expect(part.fallbackColumns).toEqual(["items"]);
  expect([...columns.values()].map(valuesOf)).toEqual([[7n], [[1n, 2n]]]);
});

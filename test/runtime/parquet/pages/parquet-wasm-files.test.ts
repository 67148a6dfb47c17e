import * as arrow from "apache-arrow";
import { describe, expect, it } from "vitest";
import { readFooter } from "../../../../src/runtime/parquet/footer.js";
import { parquetWasm } from "../../../../src/runtime/parquet/wasm.js";
import { expectSame, storeOf } from "./both-readers.js";

const ROWS = 3000;
const rows = Array.from({ length: ROWS }, (_, i) => i);
const wasm = parquetWasm();
const { Compression, Encoding, WriterVersion } = wasm;

const vector = (values: readonly unknown[], type: arrow.DataType) => arrow.vectorFromArray(values, type);
const withNulls = <T>(values: readonly T[]) => values.map((value, i) => (i % 11 < 2 ? null : value));

const ints = rows.map((i) => (i * 7919) % 5000);
const longs = rows.map((i) => BigInt(i) * 1_000_003n - 5_000_000_000n);
const wide = rows.map((i) => (BigInt(i % 400) - 200n) * 40_000_000_000_000_001n);
const texts = rows.map((i) => `item ${(i * 31) % 700} ${"é".repeat(i % 4)}`);

/** Columns by the encoding that they can take besides PLAIN and dictionaries. */
function tableOf(nulls: <T>(values: readonly T[]) => readonly (T | null)[]): arrow.Table {
  return new arrow.Table({
    int32: vector(nulls(ints), new arrow.Int32()),
    int64: vector(nulls(longs), new arrow.Int64()),
    wide: vector(nulls(wide), new arrow.Int64()),
    unsigned: vector(nulls(rows.map((i) => 2n ** 64n - 1n - BigInt(i * i))), new arrow.Uint64()),
    float: vector(nulls(rows.map((i) => Math.fround(i / 7))), new arrow.Float32()),
    double: vector(nulls(rows.map((i) => i / 7 - 100)), new arrow.Float64()),
    text: vector(nulls(texts), new arrow.Utf8()),
    flag: vector(nulls(rows.map((i) => i % 400 < 250)), new arrow.Bool()),
    time: vector(nulls(rows.map((i) => 1_600_000_000_000 + i * i)), new arrow.TimestampMillisecond()),
  });
}

const tables = { required: tableOf((values) => values), optional: tableOf(withNulls) };

interface Form {
  readonly codec?: number;
  readonly version?: number;
  readonly encodings?: Readonly<Record<string, number>>;
  readonly dictionary?: boolean;
  readonly dictionaryBytes?: number;
}

function write(table: arrow.Table, form: Form): Uint8Array {
  let properties = new wasm.WriterPropertiesBuilder()
    .setCompression(form.codec ?? Compression.UNCOMPRESSED)
    .setWriterVersion(form.version ?? WriterVersion.V1)
    .setDictionaryEnabled(form.dictionary ?? false)
    .setMaxRowGroupSize(1100)
    .setWriteBatchSize(64)
    .setDataPageSizeLimit(1500);
  if (form.dictionaryBytes !== undefined)
    properties = properties.setDictionaryPageSizeLimit(form.dictionaryBytes);
  for (const [name, encoding] of Object.entries(form.encodings ?? {}))
    properties = properties.setColumnEncoding(name, encoding);
  const bytes = wasm.Table.fromIPCStream(arrow.tableToIPC(table, "stream"));
  return wasm.writeParquet(bytes, properties.build());
}

async function encodingsOf(bytes: Uint8Array): Promise<ReadonlySet<string>> {
  const store = storeOf(bytes);
  const footer = await readFooter(store, "a.parquet", await store.identify("a.parquet"));
  return new Set(
    footer.raw.row_groups.flatMap((g) => g.columns.flatMap((c) => c.meta_data?.encodings ?? [])),
  );
}

const codecs = [
  Compression.UNCOMPRESSED,
  Compression.SNAPPY,
  Compression.GZIP,
  Compression.BROTLI,
  Compression.ZSTD,
  Compression.LZ4_RAW,
];

describe.each(Object.entries(tables))("files of parquet-wasm, %s columns", (_, table) => {
  it.each(codecs)("codec %i, both page versions, with and without dictionaries", async (codec) => {
    for (const version of [WriterVersion.V1, WriterVersion.V2])
      for (const dictionary of [true, false]) {
        const bytes = write(table, { codec, version, dictionary });
        expect((await expectSame(bytes)).size).toBe(9);
        expect((await encodingsOf(bytes)).has("RLE_DICTIONARY")).toBe(dictionary);
      }
  });

  it("dictionaries that end in the middle of a chunk", async () => {
    const bytes = write(table, { dictionary: true, dictionaryBytes: 600 });
    expect((await expectSame(bytes)).size).toBe(9);
    expect([...(await encodingsOf(bytes))]).toEqual(expect.arrayContaining(["PLAIN", "RLE_DICTIONARY"]));
  });

  const delta = Encoding.DELTA_BINARY_PACKED;
  const split = Encoding.BYTE_STREAM_SPLIT;
  const encodings: Readonly<Record<string, Readonly<Record<string, number>>>> = {
    DELTA_BINARY_PACKED: { int64: delta, wide: delta, unsigned: delta, time: delta },
    BYTE_STREAM_SPLIT: { int32: split, int64: split, float: split, double: split, wide: split },
    DELTA_LENGTH_BYTE_ARRAY: { text: Encoding.DELTA_LENGTH_BYTE_ARRAY },
    DELTA_BYTE_ARRAY: { text: Encoding.DELTA_BYTE_ARRAY },
    RLE: { flag: Encoding.RLE },
  };

  it.each(Object.keys(encodings))("%s", async (name) => {
    for (const version of [WriterVersion.V1, WriterVersion.V2]) {
      const bytes = write(table, { version, encodings: encodings[name] ?? {} });
      expect((await encodingsOf(bytes)).has(name)).toBe(true);
      expect((await expectSame(bytes)).size).toBe(9);
    }
  });
});

it("32-bit ints as deltas read as they were written, whichever way a delta wraps", async () => {
  const extremes = rows.map((i) => (i % 2 === 0 ? -(2 ** 31) + i : 2 ** 31 - 1 - i));
  const table = new arrow.Table({ id: vector(extremes, new arrow.Int32()) });
  const bytes = write(table, { encodings: { id: Encoding.DELTA_BINARY_PACKED } });
  const column = (await expectSame(bytes)).get("id");
  expect(column).toMatchObject({ kind: "number", values: Int32Array.from(extremes) });
});

it("the old framed LZ4 is left to parquet-wasm", async () => {
  const bytes = write(tables.required, { codec: Compression.LZ4 });
  await expect(expectSame(bytes)).rejects.toThrow("is covered");
});

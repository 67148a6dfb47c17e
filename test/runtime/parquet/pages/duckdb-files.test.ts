import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parquetMetadata } from "hyparquet";
import { describe, expect, it } from "vitest";
import { duckdb, temporaryDirectory, valuesOf } from "../../../support/parquet-files.js";
import { expectSame } from "./both-readers.js";

const directory = temporaryDirectory();

/** Every scalar type, with few and with many distinct values. */
const VALUES: Readonly<Record<string, string>> = {
  flag: "i % 3 = 0",
  tiny: "(i % 100)::tinyint",
  small: "(i * 7 % 30000)::int",
  unsigned32: "(4294967295 - i)::uinteger",
  big: "i * 1000000007",
  few: "(1600000000000 + i // 50)::bigint",
  negative: "-i * 3000000000",
  wide: "9007199254740993 * (i % 1000)",
  unsigned64: "18446744073709551615 - i::ubigint",
  single: "(i / 3)::float",
  double: "sqrt(i)",
  fewdoubles: "(i % 5) / 4",
  price: "(i / 100)::decimal(9, 2)",
  amount: "(i * 1234567)::decimal(18, 4)",
  whole: "i::decimal(12, 0)",
  day: "date '1960-01-01' + i::int",
  millis: "epoch_ms(1600000000000 + i * 3600000)::timestamp_ms",
  micros: "make_timestamp(1600000000000000 + i * 1234567)",
  nanos: "make_timestamp_ns(1600000000000000000 + i * 1234567)",
  zoned: "to_timestamp(1600000000 + i)",
  word: "['view', 'buy', '', 'żółw', 'a much longer piece of text'][1 + i % 5]",
  text: "'u' || (i * 7919 % 100003)",
  shared: "'https://example.org/item/' || lpad(i::varchar, 8, '0')",
  uuid: "('00000000-0000-4000-8000-' || lpad((i % 300)::varchar, 12, '0'))::uuid",
};

const select = (expression: (sql: string) => string, rows: number) =>
  `select ${Object.entries(VALUES)
    .map(([name, sql]) => `${expression(sql)} as ${name}`)
    .join(", ")} from range(${rows}) t(i)`;

const CODECS = ["uncompressed", "snappy", "zstd", "lz4_raw", "gzip", "brotli"];
const FORMS = {
  "without nulls": (sql: string) => sql,
  "some nulls": (sql: string) => `case when hash(i) % 7 = 0 then null else ${sql} end`,
  "runs of nulls": (sql: string) => `case when i // 700 % 2 = 0 then null else ${sql} end`,
  "nulls only": (sql: string) => `case when i < 0 then ${sql} else null end`,
};

async function fileOf(query: string, options: string): Promise<Buffer> {
  const path = join(directory, "a.parquet");
  await duckdb(`copy (${query}) to '${path}' (format parquet, ${options})`);
  return readFileSync(path);
}

describe.each(["v1", "v2"])("files of DuckDB, version %s, read as by parquet-wasm", (version) => {
  it.each(CODECS)("%s", async (codec) => {
    for (const [form, expression] of Object.entries(FORMS)) {
      const options = `compression ${codec}, parquet_version ${version}, row_group_size 2048`;
      const columns = await expectSame(await fileOf(select(expression, 5000), options));
      expect(columns.size, form).toBe(Object.keys(VALUES).length);
    }
  });

  it("without dictionaries", async () => {
    const options = `compression snappy, parquet_version ${version}, dictionary_size_limit 1`;
    const bytes = await fileOf(select(FORMS["some nulls"], 3000), options);
    expect((await expectSame(bytes)).size).toBe(Object.keys(VALUES).length);
    const encodings = new Set(
      parquetMetadata(Uint8Array.from(bytes).buffer).row_groups[0]?.columns.flatMap(
        ({ meta_data }) => meta_data?.encodings ?? [],
      ),
    );
    const newer = ["DELTA_BINARY_PACKED", "DELTA_LENGTH_BYTE_ARRAY", "BYTE_STREAM_SPLIT"];
    expect([...encodings]).toEqual(expect.arrayContaining(version === "v1" ? ["PLAIN"] : newer));
  });
});

it("gives the values that DuckDB says it wrote", async () => {
  const names = ["flag", "big", "negative", "wide", "unsigned64", "double", "word", "shared"];
  const sql = `select ${names.join(", ")} from (${select(FORMS["some nulls"], 4000)})`;
  const rows = await duckdb(sql);
  for (const version of ["v1", "v2"]) {
    const columns = await expectSame(await fileOf(sql, `compression zstd, parquet_version ${version}`));
    for (const [index, name] of names.entries()) {
      const column = columns.get(name);
      const expected = rows.map((row) => row[index]);
      const found = column === undefined ? [] : valuesOf(column);
      expect(found.map(String), name).toEqual(
        expected.map((value) => (value === null ? "null" : `${value}`)),
      );
    }
  }
});

import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inspectFile } from "../../../src/runtime/parquet/index.js";
import { localStore } from "../../../src/storage/local.js";
import { typeName } from "../../../src/types.js";
import { duckdb, readValues, temporaryDirectory } from "../../support/parquet-files.js";

const directory = temporaryDirectory();
const ROWS = 2100;
const nullable = (sql: string) => `case when i % 7 = 3 then null else ${sql} end`;

/** A column: its expression over i, the text that DuckDB is asked for, how to read it, and the type expected. */
interface Case {
  readonly sql: string;
  readonly text?: (column: string) => string;
  readonly parse: (text: string) => unknown;
  readonly type: string;
}

const int = (sql: string): Case => ({ sql, parse: BigInt, type: "int" });
const float = (sql: string, text = (column: string) => column): Case => ({
  sql,
  text,
  parse: (text) => Number(text.replace("inf", "Infinity")),
  type: "float",
});
/** In hexadecimal, since the client of DuckDB drops a leading byte order mark. */
const string = (sql: string): Case => ({
  sql,
  text: (column) => `hex(${column}::varchar)`,
  parse: (text) => Buffer.from(text, "hex").toString(),
  type: "string",
});
const time = (sql: string, unit: string): Case => ({
  sql,
  text: (column) => `epoch_${unit}(${column})`,
  parse: BigInt,
  type: `timestamp[${unit}]`,
});

const CASES: Record<string, Case> = {
  int8: int("(i % 256 - 128)::tinyint"),
  int16: int("(i * 21 % 65536 - 32768)::smallint"),
  int32: int("(i * 1431655 - 2147483648)::integer"),
  int64_small: int("(i - 1500)::bigint"),
  int64_float: int("(i - 1500)::bigint * 3000000000000"),
  int64_wide: int("(i % 100 - 50)::bigint * 184467440737095516"),
  int64_late: int("case when i = 2099 then 9223372036854775807 else i end::bigint"),
  uint8: int("(i % 256)::utinyint"),
  uint16: int("(i * 21 % 65536)::usmallint"),
  uint32: int("(4294967295 - i)::uinteger"),
  uint64: int("(18446744073709551615 - i % 50)::ubigint"),
  uint64_low: int("i::ubigint"),
  float32: float("(i / 7)::float", (column) => `${column}::double`),
  float64: float("case i % 5 when 0 then 'nan' when 1 then '-inf' when 2 then -0.0 else i / 3 end::double"),
  bool: { sql: "i % 3 = 0", parse: (text) => text === "true", type: "bool" },
  few: string("['view', 'käufe', '', '\ufeffbom', '😀'][i % 5 + 1]"),
  many: string("'user-' || (i * 7919 % 2000)"),
  enumerated: string("(['red', 'green'][i % 2 + 1])::enum('red', 'green')"),
  json: string("json_object('a', i)"),
  uuid: string("('00000000-0000-4000-8000-' || lpad((i % 900)::varchar, 12, '0'))::uuid"),
  date: {
    sql: "date '1969-12-01' + i::integer",
    text: (column) => `epoch_ms(${column})`,
    parse: BigInt,
    type: "timestamp[ms]",
  },
  ts_ms: time("make_timestamp((i - 1000) * 86400000000)::timestamp_ms", "ms"),
  ts_us: time("make_timestamp(1600000000000000 + i * 12345)", "us"),
  ts_ns: time("make_timestamp_ns(1600000000000000000 + i * 12345)", "ns"),
  ts_tz: time("make_timestamp(1600000000000000 + i)::timestamptz", "us"),
  decimal4: float("(i / 100)::decimal(4, 2)"),
  decimal9: float("(i / 3)::decimal(9, 5)"),
  decimal18: float("(i * 1234567890123)::decimal(18, 2)"),
  decimal38: float("(i::hugeint * 12345678901234567890123)::decimal(38, 10)"),
  whole18: int("(i * 1000000)::decimal(18, 0)"),
  whole38: int("(i::hugeint * 12345678901234567890123)::decimal(38, 0)"),
  hugeint: float("(i::hugeint * 12345678901234567890123)"),
};

const SELECT = `select ${Object.entries(CASES)
  .map(([name, { sql }]) => `${nullable(sql)} as ${name}, ${sql} as ${name}_full`)
  .join(", ")} from range(${ROWS}) t(i)`;

/** What DuckDB reads from the file, one array a column. */
async function expected(path: string): Promise<Map<string, unknown[]>> {
  const names = Object.keys(CASES).flatMap((name) => [name, `${name}_full`]);
  const texts = names.map((name) => {
    const { text } = CASES[name.replace("_full", "")] ?? {};
    return `(${text?.(name) ?? name})::varchar`;
  });
  const rows = await duckdb(
    "set timezone = 'UTC'",
    `select ${texts.join(", ")} from read_parquet('${path}')`,
  );
  return new Map(
    names.map((name, i) => {
      const parse = CASES[name.replace("_full", "")]?.parse ?? String;
      return [name, rows.map((row) => (row[i] === null ? null : parse(String(row[i]))))];
    }),
  );
}

const FORMATS = [
  "compression uncompressed",
  "compression snappy, parquet_version v1, row_group_size 1000",
  "compression snappy, parquet_version v2, row_group_size 500",
  "compression zstd, parquet_version v2",
  "compression gzip, row_group_size 2048",
  "compression lz4_raw, parquet_version v2, row_group_size 3",
  "compression brotli, parquet_version v1",
  "compression uncompressed, dictionary_size_limit 1, parquet_version v1",
];

describe("files of DuckDB", () => {
  it.each(FORMATS)("gives DuckDB's values of every type, %s", async (format) => {
    const path = join(directory, `${FORMATS.indexOf(format)}.parquet`);
    await duckdb(`copy (${SELECT}) to '${path}' (format parquet, ${format})`);
    const [actual, wanted] = await Promise.all([readValues(path), expected(path)]);
    for (const [name, values] of wanted) expect(actual.get(name), name).toEqual(values);
  });

  it("names the types of the language and what is left out", async () => {
    const path = join(directory, "types.parquet");
    const other =
      "'a'::blob as bytes, time '10:00' as clock, interval 1 day as span, {'a': 1} as record, map {'a': 1} as dict, [[1]] as nested, [{'a': 1}] as records, ['a'::blob] as blobs";
    await duckdb(`copy (select *, ${other} from (${SELECT})) to '${path}' (format parquet)`);
    const info = await inspectFile(localStore(), path);
    const types = new Map(info.columns.map(({ name, type }) => [name, typeName(type)]));
    for (const [name, { type }] of Object.entries(CASES)) expect(types.get(name), name).toBe(type);
    expect(info.unsupported).toEqual([
      { name: "bytes", type: "binary" },
      { name: "clock", type: "time" },
      { name: "span", type: "interval" },
      { name: "record", type: "struct" },
      { name: "dict", type: "map" },
      { name: "nested", type: "list<list>" },
      { name: "records", type: "list<struct>" },
      { name: "blobs", type: "list<binary>" },
    ]);
  });

  it("reads lists of every kind of item, without their nulls", async () => {
    const path = join(directory, "lists.parquet");
    const lists = `select case when i % 5 = 0 then null when i % 5 = 1 then [] else [i, null, i + 1] end as ints,
      [('tag' || i % 4), null, 'é'] as tags, [i / 2, 0.5]::double[] as floats, [i % 2 = 0, null] as bools,
      [i * 1000000000000000] as wides, [date '2020-01-01'] as days from range(5000) t(i)`;
    await duckdb(`copy (${lists}) to '${path}' (format parquet, row_group_size 2048)`);
    const actual = await readValues(path);
    const row = (name: string, index: number) => actual.get(name)?.[index];
    expect([0, 1, 2, 4999].map((index) => row("ints", index))).toEqual([null, [], [2n, 3n], [4999n, 5000n]]);
    expect(row("tags", 4998)).toEqual(["tag2", "é"]);
    expect(row("floats", 4997)).toEqual([2498.5, 0.5]);
    expect([0, 4999].map((index) => row("bools", index))).toEqual([[true], [false]]);
    expect(row("wides", 4999)).toEqual([4999000000000000000n]);
    expect(row("days", 3000)).toEqual([1577836800000n]);
  });
});

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { ColumnStatistics } from "../../src/catalog/column-statistics.js";
import { fileCatalog } from "../../src/catalog/file-catalog.js";
import { fullSchema } from "../../src/catalog/full-schema.js";
import { type RegisterOptions, registerDataset } from "../../src/catalog/register.js";
import type { Registration } from "../../src/catalog/registration.js";
import { shortSchema } from "../../src/catalog/short-schema.js";
import { localStore } from "../../src/storage/local.js";
import { duckRows } from "../support/duckdb.js";
import { parquet, temporaryFolder } from "./support.js";

const root = temporaryFolder();
const folder = join(root, "data");
const FILES = `read_parquet('${folder}/*.parquet')`;

const rows = (from: number, to: number, alter = "") => `
  SELECT * ${alter} FROM (SELECT range AS id, (TIMESTAMP '2020-01-01' + INTERVAL (range) SECOND)::TIMESTAMP_MS AS ts,
    CASE WHEN range % 7 = 0 THEN NULL ELSE (hash(range) % 50)::INTEGER END AS small,
    CASE WHEN range % 3 = 0 THEN 9007199254740993 + range % 10 ELSE -range END AS large,
    CASE WHEN range % 11 = 0 THEN 'nan'::DOUBLE WHEN range % 13 = 0 THEN NULL
      WHEN range % 2 = 0 THEN -0.0 ELSE range / 8 END AS ratio,
    range % 5 = 0 AS flag,
    ['view', 'add', 'ﬁn', '📈'][1 + floor(sqrt(hash(range, 1) % 16))::INT] AS event,
    CASE WHEN range % 2 = 0 THEN 'n' || range END AS note,
    CASE WHEN range % 100 = 0 THEN 'rare' WHEN range % 1000 < 10 THEN 'seldom' || range % 200 ELSE 'usual' END AS skew,
    [range, 1] AS items FROM range(${from}, ${to}))`;

const register = (options: Partial<RegisterOptions> = {}): Promise<Registration> =>
  registerDataset(localStore(), fileCatalog(root), {
    name: "d",
    path: folder,
    users: "id",
    time: "ts",
    validation: "all",
    ...options,
  });

let registered: Registration;
beforeAll(async () => {
  mkdirSync(folder);
  await parquet(join(folder, "a.parquet"), rows(0, 9000), ", ROW_GROUP_SIZE 2048");
  await parquet(join(folder, "b.parquet"), rows(9000, 30_000), ", ROW_GROUP_SIZE 5000");
  registered = await register();
});

function statistics(name: string): ColumnStatistics {
  const column = registered.statistics.columns.find((candidate) => candidate.name === name);
  if (column === undefined) throw new Error(`no statistics of ${name}`);
  return column;
}

describe("column statistics", () => {
  it.each(["id", "small", "large", "event", "note", "skew"])("of %s are those of DuckDB", async (name) => {
    const [expected] = await duckRows(`SELECT min(${name})::VARCHAR AS min, max(${name})::VARCHAR AS max,
      count(*) - count(${name}) AS nulls, count(DISTINCT ${name}) AS count FROM ${FILES}`);
    const { min, max, nulls, distinct } = statistics(name);
    const found = {
      min: String(min),
      max: String(max),
      nulls: String(nulls),
      count: String(distinct?.count),
    };
    expect(found).toEqual(expected);
    expect(distinct?.exact).toBe(true);
  });

  it("leave NaN out of the ends of floats, count it apart, and take -0 for 0", async () => {
    const [expected] = await duckRows(
      `SELECT min(ratio) AS min, max(ratio) AS max FROM ${FILES} WHERE NOT isnan(ratio)`,
    );
    const [gaps] = await duckRows(`SELECT count(*) FILTER (ratio IS NULL)::INT AS nulls,
      count(*) FILTER (isnan(ratio))::INT AS nans, count(DISTINCT ratio + 0)::INT AS count FROM ${FILES}`);
    const { min, max, nulls, nans, distinct } = statistics("ratio");
    expect({ min, max }).toEqual(expected);
    expect({ nulls, nans, count: distinct?.count }).toEqual(gaps);
    expect(Object.is(min, 0)).toBe(true);
  });

  it("of bools have no ends, those of lists nulls only, those of times the ends in their unit", () => {
    expect(statistics("flag")).toMatchObject({ min: null, max: null, distinct: { count: 2, exact: true } });
    expect(statistics("items")).toMatchObject({
      nulls: 0,
      min: null,
      max: null,
      distinct: null,
      topValues: null,
    });
    const start = BigInt(Date.UTC(2020, 0, 1));
    expect(statistics("ts")).toMatchObject({ min: start, max: start + 29_999_000n });
    expect(registered.info.timeRange).toEqual({ min: start, max: start + 29_999_000n });
  });

  it("list the top values of categorical strings with their shares", async () => {
    for (const name of ["event", "skew"]) {
      const expected =
        await duckRows(`SELECT ${name} AS value, count(*) / (SELECT count(${name}) FROM ${FILES}) AS share
        FROM ${FILES} WHERE ${name} IS NOT NULL GROUP BY 1 HAVING share >= 0.01 ORDER BY 2 DESC, 1 LIMIT 20`);
      expect(statistics(name).topValues).toEqual(expected);
      expect(expected.length).toBeGreaterThan(1);
    }
    expect(statistics("note")).toMatchObject({ categorical: false, topValues: null, uniqueRatio: 0.5 });
    expect(statistics("small")).toMatchObject({ categorical: false, topValues: null, uniqueRatio: null });
  });

  it("follow the settings of categorical columns", async () => {
    const categorical = { ratio: 0.6, topCount: 1, topMinShare: 0.5 };
    const { statistics: other } = await register({ name: "other", categorical });
    const byName = new Map(other.columns.map((column) => [column.name, column]));
    expect(byName.get("note")).toMatchObject({ categorical: true, topValues: [] });
    expect(byName.get("skew")?.topValues?.map((top) => top.value)).toEqual(["usual"]);
  });

  it("are of the parts that were read, while times and rows are of all", async () => {
    const single = await register({ name: "single", validation: "single" });
    expect(single.statistics).toMatchObject({ rowCount: 9000, users: { count: 9000, exact: true } });
    expect(single.info.rowCount).toBe(30_000);
    expect(single.info.timeRange).toEqual(registered.info.timeRange);
  });
});

describe("schemas", () => {
  it("are short", () => {
    const short = shortSchema(registered);
    expect([...short.columns]).toEqual([
      ["id", "INT"],
      ["ts", "TIMESTAMP"],
      ["small", "INT"],
      ["large", "INT"],
      ["ratio", "FLOAT"],
      ["flag", "BOOL"],
      ["event", "STRING"],
      ["note", "STRING"],
      ["skew", "STRING"],
      ["items", "LIST<INT>"],
    ]);
    expect(short.minTimestamp).toBe(BigInt(Date.UTC(2020, 0, 1)));
    expect(short.sourceCategoricals).toEqual([]);
    expect(short.potentialCategoricals).toEqual(["event", "skew"]);
  });

  it("leave columns that are dictionaries already out of the potential ones", () => {
    const short = shortSchema({ ...registered, sourceCategoricals: ["skew"] });
    expect([short.sourceCategoricals, short.potentialCategoricals]).toEqual([["skew"], ["event"]]);
  });

  it("are full", () => {
    const full = fullSchema(registered);
    expect(full).toMatchObject({
      groupIdColumn: "id",
      timestampColumn: "ts",
      timeUnit: "ms",
      checkedRowCount: 30_000,
    });
    const [, ts, small] = full.columns;
    expect(ts).toMatchObject({
      dtypeName: "timestamp[ms]",
      colattrs: { numericMin: null, min: full.minTimestamp },
    });
    expect(small?.colattrs).toMatchObject({ numericMin: 0n, numericMax: 49n, min: null, categorical: false });
    expect(full.columns[6]?.colattrs.catTopValues).toEqual(statistics("event").topValues);
  });
});

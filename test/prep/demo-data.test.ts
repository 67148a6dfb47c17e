import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { generateDemoCsv } from "../../src/prep/demo-data.js";
import { importFiles } from "../../src/prep/import.js";
import { localStore } from "../../src/storage/local.js";
import { duckRows } from "../support/duckdb.js";
import { temporaryDirectory } from "../support/parquet-files.js";
import { errorOf } from "./import-text.js";

const root = temporaryDirectory();
const size = { events: 50_000, visitors: 24_000, seed: 7 };

describe("demo data", () => {
  const path = join(root, "demo.csv");

  test("the same options give the same bytes, plain and compressed; another seed gives others", async () => {
    await generateDemoCsv(path, size);
    await generateDemoCsv(`${path}.gz`, size);
    const bytes = readFileSync(path);
    expect(gunzipSync(readFileSync(`${path}.gz`)).equals(bytes)).toBe(true);
    await generateDemoCsv(join(root, "other.csv"), { ...size, seed: 8 });
    expect(readFileSync(join(root, "other.csv")).equals(bytes)).toBe(false);
  });

  test("has the shape of a shop log", async () => {
    const [shape] = await duckRows(
      `select count(*) as events, count(distinct visitorid) as visitors,
         round(100.0 * count(*) filter (event = 'addtocart') / count(*), 1) as carts,
         round(100.0 * count(*) filter (event = 'transaction') / count(*), 1) as sales,
         count(*) filter ((transactionid is null) = (event = 'transaction')) as wrong,
         min(timestamp) >= epoch_ms(timestamp '2015-05-03') as begins,
         max(timestamp) < epoch_ms(timestamp '2015-09-19') as ends,
         count(*) filter (categoryid = '999') > 1000 as popular, count(*) > count(price) as unpriced
       from read_csv('${path}', types = {'categoryid': 'varchar'})`,
    );
    expect(shape).toEqual({
      events: "50000",
      visitors: "24000",
      carts: 2.5,
      sales: 0.8,
      wrong: "0",
      begins: true,
      ends: true,
      popular: true,
      unpriced: true,
    });
  });

  test("nobody buys what was not put into the cart before, and most come once to three times", async () => {
    const [bought] = await duckRows(
      `with log as (select * from read_csv('${path}', types = {'categoryid': 'varchar'}))
       select count(*) as orphans from log b where event = 'transaction' and not exists (select 1 from log a
         where a.visitorid = b.visitorid and a.itemid = b.itemid and a.event = 'addtocart' and a.timestamp <= b.timestamp)`,
    );
    expect(bought).toEqual({ orphans: "0" });
    const [visits] = await duckRows(
      `select count(*) filter (n <= 3) / count(*) > 0.8 as few, max(n) > 200 as many
       from (select count(*) as n from read_csv('${path}') group by visitorid)`,
    );
    expect(visits).toEqual({ few: true, many: true });
  });

  test("is imported whole, with the types that the demo queries use", async () => {
    const options = {
      users: "visitorid",
      time: "timestamp",
      parts: 2,
      out: join(root, "out"),
      store: localStore(),
    };
    const report = await importFiles({ ...options, files: [path] });
    expect(report).toMatchObject({
      rowsWritten: 50_000,
      users: 24_000,
      timeUnit: "ms",
      rejects: [],
      warnings: [],
    });
    const types = report.columns.map(({ name, type }) => `${name} ${type}`).join(", ");
    expect(types).toBe(
      "timestamp int, visitorid int, event string, itemid int, transactionid int, price float, available bool, categoryid string, device string",
    );
  });

  test("sizes that cannot be", async () => {
    expect(await errorOf(generateDemoCsv(path, { events: 1, visitors: 2, seed: 1 }))).toMatchObject({
      message: "expected events to be at least one a visitor, found 1",
    });
  });
});

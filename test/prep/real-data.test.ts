import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { importFiles } from "../../src/prep/import.js";
import { localStore } from "../../src/storage/local.js";
import { duckRows } from "../support/duckdb.js";
import { temporaryDirectory } from "../support/parquet-files.js";

const root = temporaryDirectory();
const bpic = "../shared/data/bpic2012.csv.gz";
const retail = "../shared/data/online_retail.csv.gz";
for (const path of [bpic, retail])
  if (!existsSync(path)) console.warn(`not there, tests over it are skipped: ${path}`);

/** Rows of `a` that `b` lacks and the other way round, as multisets; empty when both queries answer the same. */
const differences = (a: string, b: string) =>
  duckRows(`(${a} except all ${b}) union all (${b} except all ${a}) limit 3`);

describe.skipIf(!existsSync(bpic))("a loan process log", () => {
  test("holds the rows that DuckDB reads", async () => {
    const out = join(root, "bpic");
    const options = { users: "case_id", time: "timestamp", parts: 4, out, store: localStore() };
    const report = await importFiles({ ...options, files: [bpic] });
    expect(report).toMatchObject({ rowsRead: 262_200, rowsWritten: 262_200, users: 13_087, timeUnit: "ms" });
    const columns = "case_id, activity, lifecycle, resource, epoch_ms(timestamp) as time";
    expect(
      await differences(
        `select ${columns} from '${out}/*.parquet'`,
        `select ${columns} from read_csv('${bpic}')`,
      ),
    ).toEqual([]);
    const [sorted] = await duckRows(
      `select count(*) as inversions from (select case_id, timestamp, lag(case_id) over w as u, lag(timestamp) over w as t
       from read_parquet('${out}/*.parquet', filename = true, file_row_number = true)
       window w as (partition by filename order by file_row_number))
       where case_id < u or (case_id = u and timestamp < t)`,
    );
    expect(sorted).toEqual({ inversions: "0" });
  });
});

describe.skipIf(!existsSync(retail))("a shop's invoices", () => {
  test("rows without a customer are reported, the others are as DuckDB reads them", async () => {
    const out = join(root, "retail");
    const options = { users: "CustomerID", time: "InvoiceDate", parts: 4, out, store: localStore() };
    const report = await importFiles({ ...options, files: [retail] });
    expect(report).toMatchObject({
      rowsRead: 541_909,
      rowsWritten: 406_829,
      rowsRejected: 135_080,
      users: 4372,
    });
    expect(report.rejects).toMatchObject([
      { reason: "no-user", count: 135_080, samples: [{ line: 624 }, {}, {}, {}, {}] },
    ]);
    const columns =
      "InvoiceNo, StockCode, Description, Quantity, epoch_ms(InvoiceDate) as time, UnitPrice, CustomerID::bigint as id, Country";
    const csv = `select ${columns} from read_csv('${retail}', all_varchar = false, types = {'InvoiceNo': 'varchar', 'StockCode': 'varchar', 'CustomerID': 'double'}) where CustomerID is not null`;
    expect(await differences(`select ${columns} from '${out}/*.parquet'`, csv)).toEqual([]);
  });
});

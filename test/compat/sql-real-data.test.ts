import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { toSql } from "../../src/api/sql.js";
import { importFiles } from "../../src/prep/import.js";
import { localStore } from "../../src/storage/local.js";
import { withDuckDB } from "../support/duckdb.js";
import { temporaryDirectory } from "../support/parquet-files.js";
import { stepsOf } from "../support/real-answers.js";

const dataFolder = join(import.meta.dirname, "../../../shared/data");
const directory = temporaryDirectory();

/** Funnels over loan applications: few ties of different activities, many repeats. */
const loans: readonly string[] = [
  `step activity == "A_SUBMITTED" step activity == "A_PREACCEPTED" step activity == "A_ACCEPTED"`,
  `step activity == "O_SENT" step activity == "O_SENT_BACK" step activity == "O_ACCEPTED" window 14d`,
  `step activity == "O_SENT" step activity == "O_SENT_BACK" step activity == "O_ACCEPTED" window 14d ties by row`,
  `step activity == "W_Nabellen offertes" step activity == "W_Nabellen offertes" step activity == "A_CANCELLED" window 20d`,
  `step activity == "A_SUBMITTED" step activity == "A_PREACCEPTED" within 1h step activity == "A_ACCEPTED" within 1d`,
  `step activity == "A_PREACCEPTED" step activity == "A_ACCEPTED" after 1h`,
  `step activity == "A_PREACCEPTED" step activity == "A_ACCEPTED" after 1h within 2d window 3d`,
  `step activity == "O_SENT" without activity == "O_CANCELLED" step activity == "O_ACCEPTED"`,
  `step activity == "O_SENT" without activity == "O_CANCELLED" for user step activity == "O_SENT_BACK"`,
  `step activity == "A_ACCEPTED" step activity == "O_SENT" without activity == "A_DECLINED"`,
  `step activity == "A_ACCEPTED" step activity == "O_SENT" without activity == "O_CANCELLED" window 10d`,
  `step activity == "A_SUBMITTED" step activity == "A_FINALIZED" optional step activity == "A_APPROVED"`,
  `step activity == "A_SUBMITTED" step activity == "O_CANCELLED" optional without activity == "O_SENT" step activity == "O_ACCEPTED"`,
  `step activity == "O_SENT" times 2 step activity == "O_ACCEPTED" window 30d`,
  `step activity == "A_SUBMITTED" step activity == "O_SENT" times 1..3 within 20d step activity == "A_CANCELLED"`,
  `step activity == "A_SUBMITTED" step activity == "A_PARTLYSUBMITTED" order contiguous`,
  `step activity == "A_SUBMITTED" step activity == "A_PARTLYSUBMITTED" step activity == "A_PREACCEPTED" order contiguous ties by row`,
  `step activity == "O_SENT" step activity == "O_SENT_BACK" step activity == "O_ACCEPTED" order contiguous steps`,
  `step activity == "O_SELECTED" step activity == "O_CREATED" step activity == "O_SENT" repeats break`,
  `step activity == "O_SELECTED" step activity == "O_CREATED" step activity == "O_SENT" repeats break window 5d ties by row`,
  `step activity == "O_SENT" step activity == "O_SENT_BACK" entry first window 14d`,
  `step activity == "A_SUBMITTED" step activity == "A_ACCEPTED" entering 2011-12-01 .. 2012-01-01 window 7d`,
  `step activity == "O_SENT" step activity == "O_CANCELLED" step activity == "O_SELECTED" order any window 10d`,
  `step activity == "A_APPROVED" step activity == "A_REGISTERED" step activity == "A_ACTIVATED" order any ties by row window 1h`,
  `step activity starts with "W_" step lifecycle == "COMPLETE" step activity starts with "O_" hold resource window 2d`,
];

/** Funnels over invoice lines: whole invoices at one minute, and lines with equal articles. */
const shop: readonly string[] = [
  `step StockCode == "85123A" step StockCode == "22423" window 30d`,
  `step StockCode == "85123A" step StockCode == "22423" ties by row window 30d`,
  `step Quantity > 0 step Quantity < 0 hold StockCode window 60d`,
  `step Quantity >= 100 step Quantity < 0 hold StockCode, UnitPrice`,
  `step Quantity >= 50 without Quantity < 0 step Quantity >= 100 within 40d`,
  `step UnitPrice > 20.5 step UnitPrice > 20.5 step UnitPrice > 20.5 repeats break window 90d`,
  `step Description contains "HEART" i step Description contains "LIGHT" i order any window 7d`,
  `step StockCode == "POST" step StockCode == "POST" times 2 within 60d entry first`,
];

const prefixes: Readonly<Record<string, string>> = {
  conditions: `where count(activity starts with "O_") >= 3 and not any(activity == "A_DECLINED")
    and sequence(activity == "A_ACCEPTED" -> activity == "O_SENT" within 3d, window 20d)`,
  timeframe: "timeframe 2011-11-01 .. 2012-02-01",
};

describe.skipIf(!existsSync(dataFolder)).each([
  ["loan cases", "bpic2012.csv.gz", "case_id", "timestamp", loans],
  ["invoice lines", "online_retail.csv.gz", "CustomerID", "InvoiceDate", shop],
] as const)(
  "%s: the SQL of a query agrees with it (skipped without the files)",
  (name, file, users, time, funnels) => {
    const out = join(directory, name);
    const options = { data: join(out, "*.parquet"), threads: 1 };

    beforeAll(async () => {
      const files = [join(dataFolder, file)];
      await importFiles({ files, users, time, parts: 2, out, store: localStore() });
    });

    const queries = funnels.map((items) => `funnel { ${items} }`);
    const more = Object.values(prefixes).map((prefix) => `${prefix} funnel { ${loans[1]} }`);

    test.each(name === "loan cases" ? [...queries, ...more] : queries)("%s", async (asked) => {
      const query = asked;
      const { statements } = await toSql(query, { dialect: "duckdb" }, options);
      const text = statements.find(({ title }) => title.endsWith("steps"))?.text ?? "";
      const found = await withDuckDB(async (db) => (await db.runAndReadAll(text)).getRowObjectsJson());
      const expected = await stepsOf(query, options);
      expect(found.map((step) => [Number(step.users), Number(step.row_count)])).toEqual(expected);
      expect(expected[0]?.[0]).toBeGreaterThan(0);
    });
  },
);

import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { run } from "../../src/index.js";
import { importFiles } from "../../src/prep/import.js";
import { localStore } from "../../src/storage/local.js";
import { duckRows } from "../support/duckdb.js";

/** Real event logs; absent outside the development tree, and never part of it. */
import { temporaryDirectory } from "../support/parquet-files.js";

const dataFolder = join(import.meta.dirname, "../../../shared/data");
const directory = temporaryDirectory();

interface Log {
  readonly file: string;
  readonly users: string;
  readonly time: string;
  /** Rows that a query sees, as DuckDB reads them from the same file: columns `u`, `t` and the original ones. */
  readonly rows: string;
}

const loans: Log = {
  file: join(dataFolder, "bpic2012.csv.gz"),
  users: "case_id",
  time: "timestamp",
  rows: `(SELECT *, case_id AS u, epoch_ms("timestamp"::TIMESTAMPTZ) AS t
    FROM read_csv('${join(dataFolder, "bpic2012.csv.gz")}', all_varchar=true))`,
};
const shop: Log = {
  file: join(dataFolder, "online_retail.csv.gz"),
  users: "CustomerID",
  time: "InvoiceDate",
  rows: `(SELECT * REPLACE (Quantity::BIGINT AS Quantity, UnitPrice::DOUBLE AS UnitPrice), CustomerID AS u, epoch_ms(InvoiceDate::TIMESTAMP) AS t
    FROM read_csv('${join(dataFolder, "online_retail.csv.gz")}', all_varchar=true) WHERE CustomerID IS NOT NULL)`,
};

/** Users of each step by a chain of earliest times. */
function funnelSql(steps: readonly string[], rows: string): string {
  const tables = steps.map((step, at) =>
    at === 0
      ? `s0 AS (SELECT u, min(t) AS t FROM r WHERE ${step} GROUP BY u)`
      : `s${at} AS (SELECT r.u, min(r.t) AS t FROM r JOIN s${at - 1} p ON r.u = p.u AND r.t > p.t WHERE ${step} GROUP BY r.u)`,
  );
  const counts = steps.map((_, at) => `(SELECT count(*) FROM s${at}) AS c${at}`);
  return `WITH r AS MATERIALIZED ${rows}, ${tables.join(", ")} SELECT ${counts.join(", ")}`;
}

/** [what is asked, condition of ours, HAVING of theirs] */
const loanConditions: readonly (readonly [string, string, string])[] = [
  ["some row", `any(activity == "A_APPROVED")`, `bool_or(activity = 'A_APPROVED')`],
  ["no row", `none(activity == "A_DECLINED")`, `NOT bool_or(activity = 'A_DECLINED')`],
  ["counts", `count(activity starts with "W_") > 20`, `count(*) FILTER (starts_with(activity, 'W_')) > 20`],
  ["zero counts", `count(lifecycle == "START") < 3`, `count(*) FILTER (lifecycle = 'START') < 3`],
  [
    "all rows",
    `every(resource == 112 or resource is null or lifecycle == "COMPLETE")`,
    `bool_and(coalesce(resource = '112', false) OR resource IS NULL OR lifecycle = 'COMPLETE')`,
  ],
  ["distinct", `distinct(resource) >= 5`, `count(DISTINCT resource) >= 5`],
  [
    "distinct where",
    `distinct(activity where lifecycle == "COMPLETE") == 9`,
    `count(DISTINCT activity) FILTER (lifecycle = 'COMPLETE') = 9`,
  ],
  [
    "or",
    `any(activity == "A_CANCELLED") or count() > 40`,
    `bool_or(activity = 'A_CANCELLED') OR count(*) > 40`,
  ],
  [
    "in",
    `count(activity in ("A_ACCEPTED", "O_SENT")) == 2`,
    `count(*) FILTER (activity IN ('A_ACCEPTED', 'O_SENT')) = 2`,
  ],
  ["glob", `any(activity like "W_*aanvraag")`, `bool_or(activity LIKE 'W\\_%aanvraag' ESCAPE '\\')`],
  [
    "regex",
    `count(activity matches "^A_.*ED$") >= 6`,
    `count(*) FILTER (regexp_matches(activity, '^A_.*ED$')) >= 6`,
  ],
  ["contains", `any(activity contains "OFFERTES" i)`, `bool_or(contains(lower(activity), 'offertes'))`],
];

const shopConditions: readonly (readonly [string, string, string])[] = [
  ["int sums", "sum(Quantity where Quantity > 0) >= 500", "sum(Quantity) FILTER (Quantity > 0) >= 500"],
  ["means", "mean(UnitPrice) > 3.5", "avg(UnitPrice) > 3.5"],
  [
    "extremes",
    "min(Quantity) < -10 and max(UnitPrice) >= 20",
    "min(Quantity) < -10 AND max(UnitPrice) >= 20",
  ],
  ["arithmetic", "any(Quantity * UnitPrice > 500)", "bool_or(Quantity * UnitPrice > 500)"],
  ["hours", "every(hour(InvoiceDate) < 12)", "bool_and(hour(make_timestamp(t * 1000)) < 12)"],
  ["weekdays", "any(weekday(InvoiceDate) == 7)", "bool_or(isodow(make_timestamp(t * 1000)) = 7)"],
  [
    "dates",
    `any(date(InvoiceDate) == "2011-11-11")`,
    "bool_or(make_timestamp(t * 1000)::DATE = DATE '2011-11-11')",
  ],
  [
    "instants",
    "any(InvoiceDate >= 2011-12-01)",
    "bool_or(make_timestamp(t * 1000) >= TIMESTAMP '2011-12-01')",
  ],
  ["lengths", "count(length(StockCode) == 6) >= 100", "count(*) FILTER (length(StockCode) = 6) >= 100"],
];

const loanFunnels: readonly (readonly [string[], string[]])[] = [
  ["A_SUBMITTED", "A_PREACCEPTED", "A_ACCEPTED", "A_APPROVED"],
  ["O_SENT", "O_SENT_BACK", "O_ACCEPTED"],
  ["W_Nabellen offertes", "W_Nabellen offertes", "W_Nabellen offertes", "A_CANCELLED"],
].map((names) => [names.map((name) => `activity == "${name}"`), names.map((name) => `activity = '${name}'`)]);

describe.skipIf(!existsSync(dataFolder)).each([
  ["loan cases", loans, loanConditions, loanFunnels, 4],
  ["invoice lines", shop, shopConditions, [], 3],
] as const)("%s agree with DuckDB (skipped without the files)", (name, log, conditions, funnels, parts) => {
  const out = join(directory, name);
  const options = { data: join(out, "*.parquet"), threads: 1 };

  beforeAll(async () => {
    const { file, users, time } = log;
    const report = await importFiles({ files: [file], users, time, parts, out, store: localStore() });
    const [all] = await duckRows(
      `SELECT count(*)::INTEGER AS n, count(DISTINCT u)::INTEGER AS users FROM ${log.rows}`,
    );
    expect({ n: report.rowsWritten, users: report.users }).toEqual(all);
  });

  test.each(conditions)("%s", async (_, ours, theirs) => {
    const [expected] = await duckRows(
      `SELECT count(*)::INTEGER AS users, coalesce(sum(n), 0)::INTEGER AS rows FROM (SELECT u, count(*) AS n FROM ${log.rows} GROUP BY u HAVING ${theirs})`,
    );
    const { result } = await run(`where ${ours}`, options);
    expect({ users: result.users, rows: result.rows }).toEqual(expected);
    expect(result.users).toBeGreaterThan(0);
  });

  test.each(funnels)("funnel %#", async (ours, theirs) => {
    const [counts = {}] = await duckRows(funnelSql(theirs, log.rows));
    const { result } = await run(`funnel { ${ours.map((step) => `step ${step}`).join("\n")} }`, options);
    expect(result.funnels[0]?.steps.map((step) => step.users)).toEqual(Object.values(counts).map(Number));
  });

  test("aggregations", async () => {
    const column = name === "loan cases" ? "lifecycle" : "Country";
    const rows = await duckRows(
      `SELECT "${column}" AS k, count(*)::INTEGER AS n, count(DISTINCT u)::INTEGER AS users FROM ${log.rows} WHERE "${column}" IS NOT NULL GROUP BY 1`,
    );
    const { result } = await run(
      `aggregate { count by ${column} top 100  users by ${column} top 100 }`,
      options,
    );
    const [count, users] = result.aggregates.map((item) =>
      Array.isArray(item.value) ? new Map(item.value) : null,
    );
    expect(count).toEqual(new Map(rows.map((row) => [row.k, BigInt(Number(row.n))])));
    expect(users).toEqual(new Map(rows.map((row) => [row.k, BigInt(Number(row.users))])));
  });

  test("timeframe", async () => {
    const [expected] = await duckRows(
      `SELECT count(DISTINCT u)::INTEGER AS users, count(*)::INTEGER AS rows FROM ${log.rows}
       WHERE t >= epoch_ms(TIMESTAMP '2011-11-01') AND t < epoch_ms(TIMESTAMP '2011-12-01')`,
    );
    const { result } = await run("timeframe 2011-11-01 .. 2011-12-01", options);
    expect({ users: result.users, rows: result.rows }).toEqual(expected);
  });
});

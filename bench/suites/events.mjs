import { eventData } from "../data/events.mjs";
import { WORKLOADS } from "../workloads/index.mjs";
import { measureCells } from "./measure-cells.mjs";

/** Q1 to Q5 over made events in all forms, beside DuckDB and ClickHouse. */
export async function eventsSuite({ rows, times, foreignForms, hasClickhouse, only }) {
  const data = await eventData(rows, foreignForms, hasClickhouse);
  const tables = [];
  for (const workload of WORKLOADS.filter(({ name }) => only === null || only.includes(name))) {
    const table = await measureCells(workload.title, cellsOf(workload, data), times);
    tables.push(table);
  }
  return { title: "Made events", cold: "prepared", rows: data.rows, users: data.users, tables };
}

function cellsOf({ name, funnel, duckdb, clickhouse }, data) {
  const { home, foreign, prepared } = data;
  const own = (form, dataset) => ({ source: { form, home, dataset }, queries: { funnel } });
  const parquet = { ...foreign, prepared };
  const overParquet = (contender, queries) =>
    Object.entries(parquet).map(([form, path]) => ({
      contender,
      label: form,
      source: { form: "parquet", path },
      queries,
    }));
  const cells = [
    { contender: "frocket", label: "warm", ...own("warm", "prepared") },
    ...Object.keys(parquet).map((form) => ({ contender: "frocket", label: form, ...own("cold", form) })),
    ...overParquet("duckdb", duckdb),
    {
      contender: "duckdb",
      label: "own table",
      source: { form: "table", path: data.duckdb },
      queries: duckdb,
    },
  ];
  if (data.clickhouse !== null) {
    const source = { form: "table", path: data.clickhouse };
    cells.push(...overParquet("clickhouse", clickhouse));
    cells.push({ contender: "clickhouse", label: "MergeTree", source, queries: clickhouse });
  }
  if (name === "q1") cells.push(...processCells(duckdb, funnel, data));
  return cells;
}

/** A process from the shell to the answer: the command with its store on disk, DuckDB's package in a script. */
function processCells(duckdb, funnel, { home, prepared }) {
  return [
    {
      contender: "process",
      label: "frocket run",
      source: { form: "frocket", home, dataset: "prepared" },
      queries: { funnel },
    },
    { contender: "process", label: "duckdb", source: { form: "duckdb", path: prepared }, queries: duckdb },
  ];
}

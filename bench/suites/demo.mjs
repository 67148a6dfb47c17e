import { join } from "node:path";
import { cacheDirectory } from "../data/cache-directory.mjs";
import { demoData } from "../data/demo.mjs";
import { sizeOf } from "../data/events.mjs";
import workloads from "../workloads/demo.mjs";
import { measureCells } from "./measure-cells.mjs";

/** The queries of `frocket demo` over its data in 8 parts, beside DuckDB over the same files. */
export async function demoSuite({ times }) {
  const { home, dataset, prepared } = demoData(join(cacheDirectory, "demo"));
  const size = await sizeOf(prepared);
  const tables = [];
  for (const { title, funnel, duckdb } of workloads) {
    const queries = { funnel };
    const cells = [
      { contender: "frocket", label: "warm", source: { form: "warm", home, dataset }, queries },
      { contender: "frocket", label: "cold", source: { form: "cold", home, dataset }, queries },
      {
        contender: "duckdb",
        label: "same files",
        source: { form: "parquet", path: prepared },
        queries: duckdb,
      },
    ];
    tables.push(await measureCells(title, cells, times));
  }
  return { title: "The demo's queries", cold: "cold", ...size, tables };
}

import { readFileSync } from "node:fs";
import { availableParallelism, cpus, platform, release, totalmem } from "node:os";
import { openDuckdb, THREADS } from "../contenders/open-duckdb.mjs";

/** The contenders alone, one at a time, do not bring the load average above this. */
const BUSY = THREADS + 1;

/** What the numbers were measured on and with; `load` is the highest load average of the machine meanwhile. */
export async function machineLines(command, clickhouseVersion, load) {
  const database = await openDuckdb();
  const [{ version }] = await database.rows("select version() as version");
  database.close();
  const { version: own } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const cpu = cpus()[0]?.model.trim() ?? "unknown";
  return [
    `- ${new Date().toISOString().slice(0, 10)}, \`${command}\``,
    `- frocket ${own}, Node ${process.versions.node}, DuckDB ${version}, ClickHouse ${clickhouseVersion ?? "not measured"}`,
    `- ${availableParallelism()} cores (${cpu}), ${Math.round(totalmem() / 2 ** 30)} GB of memory, ${platform()} ${release()}`,
    `- every contender on ${THREADS} threads; highest load average of the machine ${load.toFixed(1)}`,
    ...(load > BUSY
      ? ["- **preliminary**: other work ran on the machine, which disturbs single numbers"]
      : []),
  ];
}

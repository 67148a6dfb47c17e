import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { eventData } from "./data/events.mjs";
import { measureCopy } from "./micro/copy-bandwidth.mjs";
import { measureReader } from "./micro/parquet-reader.mjs";
import { measurePasses } from "./micro/passes.mjs";
import { measurePlainLoop } from "./micro/plain-loop.mjs";
import { machineLines } from "./report/machine.mjs";
import { watchLoad } from "./report/watch-load.mjs";
import { writeMarkdown } from "./report/write-report.mjs";
import { WORKLOADS } from "./workloads/index.mjs";

/** Nanoseconds a row of the Parquet reader by column, and of each pass of the queries; printed and written as Markdown. */
const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "2500000" },
    times: { type: "string", default: "7" },
    foreign: { type: "string", default: "sorted-snappy,sorted-zstd" },
    out: { type: "string", default: fileURLToPath(new URL("MICRO.md", import.meta.url)) },
  },
});
const times = Number(values.times);
const data = await eventData(Number(values.rows), values.foreign.split(","), false);
const highestLoad = watchLoad();
const lines = [
  "## Reading a column, ns a row on one thread",
  "",
  "The fastest of several; * marks columns that the page reader leaves to the slower one.",
  "",
];
const forms = { ...data.foreign, prepared: data.prepared };
const columns = new Map();
for (const [form, path] of Object.entries(forms)) {
  for (const { column, nsPerRow, isFallback } of await measureReader(path, times)) {
    const cell = `${nsPerRow.toFixed(1)}${isFallback ? "*" : ""}`;
    columns.set(column, { ...columns.get(column), [form]: cell });
  }
}
const formNames = Object.keys(forms);
lines.push(...tableHead(["column", ...formNames]));
for (const [column, cells] of columns)
  lines.push(`| ${[column, ...formNames.map((form) => cells[form])].join(" | ")} |`);

lines.push("", "## Passes of a query, ns a row on one thread", "");
const passNames = ["read", "group", "sort", "scan", "gather"];
lines.push(...tableHead(["query, data", ...passNames]));
const stores = [false, true];
for (const { name, funnel } of WORKLOADS) {
  for (const [dataset, store] of formNames.flatMap((form) => stores.map((store) => [form, store]))) {
    const passes = await measurePasses(funnel, { home: data.home, dataset, store }, times);
    const cells = passNames.map((pass) => passes.get(pass)?.toFixed(1) ?? "");
    lines.push(`| ${[`${name}, ${dataset}${store ? ", warm" : ""}`, ...cells].join(" | ")} |`);
  }
}
lines.push(
  "",
  `Q1 as a plain loop over columns in memory: ${(await measurePlainLoop(times)).toFixed(2)} ns a row.`,
  `Copying memory on one thread: ${(await measureCopy(times)).toFixed(1)} GB/s.`,
);
const machine = await machineLines("npm --prefix bench run micro", null, highestLoad());
lines.unshift("# Micro benchmarks", "", ...machine, "");
writeMarkdown(values.out, lines);
console.log(lines.join("\n"));

function tableHead(names) {
  return [`| ${names.join(" | ")} |`, `|---|${"---:|".repeat(names.length - 1)}`];
}

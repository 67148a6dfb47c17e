import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { machineLines } from "./machine.mjs";
import { summaryLines } from "./summary.mjs";
import { tableLines } from "./table.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const METHOD = `Answers of all contenders were compared and are equal; a line says so where one failed. Every line is a process of its own:
a first call, then the calls that median, minimum and maximum are of; each call parses, plans and answers the query. "cpu ms"
is processor time of such a call on all cores together. Files are in the page cache of the operating system. Where a peer
can be asked in several ways, all were tried and the fastest was measured; it is named. Of frocket's lines, "warm" keeps
decoded columns between calls, every other one reads its Parquet anew. "prepared" is what \`frocket import\` writes, "sorted"
and "shuffled" are what DuckDB writes. "vs same data" says how many times as fast as the best peer over the same files
frocket is, "vs any" counts whatever peers have, their own tables included. Below 1, frocket is slower.`;

/** Writes what was measured as Markdown. */
export async function writeReport(path, suites, { command, clickhouseVersion, load }) {
  const lines = [
    "# Results",
    "",
    ...(await machineLines(command, clickhouseVersion, load)),
    "",
    METHOD,
    "",
    ...suites.flatMap((suite) => [
      `## ${suite.title}: ${suite.rows.toLocaleString("en")} rows of ${suite.users.toLocaleString("en")} users, 8 parts`,
      "",
      ...summaryLines(suite, suite.cold),
      ...suite.tables.flatMap((table) => tableLines(table, suite.rows)),
    ]),
  ];
  writeMarkdown(path, lines);
}

/** Writes lines as the formatter of the repository wants them. */
export function writeMarkdown(path, lines) {
  writeFileSync(path, `${lines.join("\n").trimEnd()}\n`);
  execFileSync("npx", ["biome", "format", "--write", "--no-errors-on-unmatched", path], {
    cwd: ROOT,
    stdio: "ignore",
  });
}

import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openClickhouse } from "./contenders/open-clickhouse.mjs";
import { FOREIGN_FORMS } from "./data/foreign.mjs";
import { watchLoad } from "./report/watch-load.mjs";
import { writeReport } from "./report/write-report.mjs";
import { demoSuite } from "./suites/demo.mjs";
import { eventsSuite } from "./suites/events.mjs";
import { scalingSuite } from "./suites/scaling.mjs";

const { values } = parseArgs({
  options: {
    suite: { type: "string", default: "demo,events,scaling" },
    rows: { type: "string", default: "2500000,20000000" },
    times: { type: "string", default: "7" },
    only: { type: "string" },
    foreign: { type: "string", default: FOREIGN_FORMS.slice(0, 3).join(",") },
    out: { type: "string", default: fileURLToPath(new URL("RESULTS.md", import.meta.url)) },
  },
});
const list = (text) => text.split(",").filter((word) => word !== "");

const times = Number(values.times);
const only = values.only === undefined ? null : list(values.only);
const clickhouseVersion = findClickhouse();
const given = process.argv.slice(2);
const command = ["npm run bench", ...(given.length === 0 ? [] : ["--", ...given])].join(" ");

const foreignForms = list(values.foreign);
const hasClickhouse = clickhouseVersion !== null;
const sizes = list(values.rows).map((rows) => ({
  rows: Number(rows),
  times,
  only,
  foreignForms,
  hasClickhouse,
}));

const plans = list(values.suite).flatMap((suite) => {
  if (suite === "demo") return [() => demoSuite({ times })];
  const run = suite === "scaling" ? scalingSuite : eventsSuite;
  return sizes.map((size) => () => run(size));
});
const highestLoad = watchLoad();
const suites = [];
for (const plan of plans) {
  suites.push(await plan());
  await writeReport(values.out, suites, { command, clickhouseVersion, load: highestLoad() });
}
console.error(`written: ${values.out}`);
const failed = suites
  .flatMap(({ tables }) => tables)
  .flatMap(({ lines }) => lines.filter((line) => "failure" in line));
process.exitCode = failed.length === 0 ? 0 : 1;

/** The version of ClickHouse; null where its package does not run, and the run goes on without it. */
function findClickhouse() {
  try {
    const database = openClickhouse();
    const [{ version }] = database.rows("select version() as version");
    database.close();
    return version;
  } catch (error) {
    console.error(`without ClickHouse: ${error.message}`);
    return null;
  }
}

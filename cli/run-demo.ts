import { existsSync } from "node:fs";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { compile } from "../src/api/compile.js";
import { runCompiled } from "../src/api/run-compiled.js";
import { openRegistration, type Registration } from "../src/catalog/index.js";
import { FrocketError, fail } from "../src/errors/index.js";
import { printPhysical } from "../src/planner/index.js";
import { DEMO_SIZE, generateDemoCsv } from "../src/prep/demo-data.js";
import { localStore } from "../src/storage/local.js";
import { openCatalog } from "./catalog-access.js";
import type { Context } from "./context.js";
import { answerLines } from "./format/answer.js";
import { durationText, wholeText } from "./format/number.js";
import { packagePath } from "./package-files.js";
import { startProgress } from "./progress.js";
import { registerFiles } from "./register-files.js";
import { runImport } from "./run-import.js";

const DATASET = "retail";
const PARTS = 8;

/** Makes and registers the demo data unless it is there, then answers the queries of the package's demo folder. */
export async function runDemo(context: Context): Promise<void> {
  const { style } = context;
  const folder = join(openCatalog(context).config.home, "demo");
  await prepareData(folder, context);
  const queries = (await readdir(packagePath("demo"))).filter((name) => name.endsWith(".funnel")).sort();
  for (const name of queries) await answer(packagePath("demo", name), name, context);
  context.print([
    "",
    style.strong("What to try next"),
    `  frocket run -d ${DATASET} -e 'funnel { step event == "view"  step event == "transaction" }'`,
    `  frocket run ${packagePath("demo", queries[0] ?? "")} --json`,
    `  frocket explain ${packagePath("demo", queries.at(-1) ?? "")} --kernel --analyze`,
    `  frocket info ${DATASET}`,
    "  frocket import events.csv --users user_id --time ts --out data/events --register events",
  ]);
}

async function prepareData(folder: string, context: Context): Promise<void> {
  const events = join(folder, "events.csv.gz");
  const parts = join(folder, "parts");
  if (!existsSync(events) && !existsSync(parts)) {
    await mkdir(folder, { recursive: true });
    const what = `${wholeText(DEMO_SIZE.events)} events of ${wholeText(DEMO_SIZE.visitors)} visitors in ${events}: made`;
    await timed(what, context, () => generateDemoCsv(events, DEMO_SIZE));
  }
  if (!existsSync(parts)) {
    const flags = { users: "visitorid", time: "timestamp", parts: PARTS, out: parts };
    await timed(`the events in ${PARTS} parts in ${parts}: imported`, context, () =>
      runImport([events], flags, context),
    );
  }
  await registerDemo(parts, context);
}

/** Errors: `name-taken` when the user has a dataset of that name, which the demo does not replace. */
async function registerDemo(parts: string, context: Context): Promise<void> {
  const { catalog } = openCatalog(context);
  const known = await catalog.get(DATASET);
  if (known !== null && known.path !== parts) {
    const hint = "FROCKET_HOME names the folder of the catalogue: FROCKET_HOME=~/frocket-demo frocket demo";
    fail("name-taken", { name: DATASET, path: known.path }, { hint });
  }
  const isThere = known !== null && (await isUnchanged(known));
  if (isThere) {
    context.print(`dataset ${context.style.strong(DATASET)} is there: ${parts}`);
    return;
  }
  await timed(`dataset ${DATASET}: registered`, context, () =>
    registerFiles({ name: DATASET, path: parts, validation: "all" }, context),
  );
}

async function isUnchanged(registration: Registration): Promise<boolean> {
  try {
    await openRegistration(localStore(), registration);
    return true;
  } catch (error) {
    if (error instanceof FrocketError && error.class !== "internal") return false;
    throw error;
  }
}

async function answer(path: string, name: string, context: Context): Promise<void> {
  const { style } = context;
  const text = await readFile(path, "utf8");
  context.sources.set(path, text);
  context.print([
    "",
    style.strong(`── ${name} ${"─".repeat(Math.max(0, Math.min(context.width, 80) - name.length - 4))}`),
  ]);
  context.print([text.trimEnd(), ""]);
  const start = performance.now();
  const compiled = await compile(text, { dataset: DATASET, file: path, sources: context.sources });
  context.print([
    style.strong(`plan (${durationText(performance.now() - start)})`),
    printPhysical(compiled.physical).trimEnd(),
    "",
  ]);
  const result = await runCompiled(compiled, { signal: context.io.signal });
  context.print(answerLines(result, context.width, style));
}

async function timed<T>(what: string, context: Context, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const progress = startProgress(context, 0);
  progress.show(`${what} …`);
  const value = await work().finally(progress.clear);
  context.print(`${context.style.strong(what)} in ${durationText(performance.now() - start)}`);
  return value;
}

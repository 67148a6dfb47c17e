import { join } from "node:path";
import type { Runnable } from "../src/api/compile.js";
import { compileOnce, type PlanFolder } from "../src/api/kept-plans.js";
import type { QueryOptions } from "../src/api/options.js";
import { type RunResult, runCompiled } from "../src/api/run-compiled.js";
import { storeSettings } from "../src/api/store-settings.js";
import { planDataset, readPlan } from "../src/api/stored-plan.js";
import { type Config, readConfig } from "../src/config.js";
import { fail } from "../src/errors/index.js";
import { INT } from "../src/types.js";
import type { Context } from "./context.js";
import { startProgress } from "./progress.js";
import type { QueryInput } from "./query-input.js";
import { type QueryFlags, toQueryOptions } from "./query-options.js";
import { writeReached } from "./reached-out.js";
import { usersFormat, writeUsers } from "./users-out.js";

/** Compiles (unless it is a stored plan) and runs a query, showing progress on a terminal; writes the users' ids when asked to. */
export async function executeQuery(
  input: QueryInput,
  flags: QueryFlags,
  context: Context,
  run: {
    readonly threads?: number | undefined;
    readonly usersOut?: string | undefined;
    readonly usersOf?: string | undefined;
    readonly store?: boolean | undefined;
  },
): Promise<RunResult> {
  if (run.usersOf !== undefined && run.usersOut === undefined)
    fail(
      "bad-arguments",
      { what: "--users-of expects a file to write to" },
      { hint: "add --users-out FILE" },
    );
  const format = run.usersOut === undefined ? null : usersFormat(run.usersOut);
  const options = toQueryOptions(flags, input, context);
  const plan = readPlan(input.text);
  const config = readConfig(context.io.env);
  const compiled =
    plan === null
      ? await compileText(input.text, options, run.store === false ? null : planFolder(config))
      : await planDataset(plan, options);
  const progress = startProgress(context);
  try {
    const settings = {
      threads: run.threads,
      store: run.store,
      collectUsers: format !== null && run.usersOf === undefined,
      usersOf: run.usersOf,
      signal: context.io.signal,
      onProgress: (done: number, total: number) => progress.show(`${done} of ${total} parts`),
    };
    const answer = await runCompiled(compiled, settings, config);
    if (format !== null && run.usersOut !== undefined) {
      const { users, time, columns } = compiled.physical;
      const type = columns.find(({ name }) => name === time)?.type ?? INT;
      if (answer.reached === null) await writeUsers(run.usersOut, format, users, answer.users ?? []);
      else await writeReached(run.usersOut, format, { users, time: type }, answer.reached);
    }
    return answer;
  } finally {
    progress.clear();
  }
}

/** Plans are kept where columns are; not by a program run from source, whose meaning may change from run to run. */
function planFolder(config: Config): PlanFolder | null {
  if (typeof SOURCE_HASH === "undefined" || config.cacheMb === 0) return null;
  return { directory: join(storeSettings(config).directory, "plans"), semantics: SOURCE_HASH };
}

async function compileText(
  text: string,
  options: QueryOptions,
  folder: PlanFolder | null,
): Promise<Runnable> {
  if (folder !== null) return compileOnce(text, options, folder);
  const { compile } = await import("../src/api/compile.js");
  return compile(text, options);
}

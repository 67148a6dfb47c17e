import { compile } from "../src/api/compile.js";
import { type RunResult, runCompiled } from "../src/api/run.js";
import { planDataset, readPlan } from "../src/api/stored-plan.js";
import { readConfig } from "../src/config.js";
import type { Context } from "./context.js";
import { startProgress } from "./progress.js";
import type { QueryInput } from "./query-input.js";
import { type QueryFlags, toQueryOptions } from "./query-options.js";
import { usersFormat, writeUsers } from "./users-out.js";

/** Compiles (unless it is a stored plan) and runs a query, showing progress on a terminal; writes the users' ids when asked to. */
export async function executeQuery(
  input: QueryInput,
  flags: QueryFlags,
  context: Context,
  run: {
    readonly threads?: number | undefined;
    readonly usersOut?: string | undefined;
    readonly store?: boolean | undefined;
  },
): Promise<RunResult> {
  const format = run.usersOut === undefined ? null : usersFormat(run.usersOut);
  const options = toQueryOptions(flags, input, context);
  const plan = readPlan(input.text);
  const compiled = plan === null ? await compile(input.text, options) : await planDataset(plan, options);
  const progress = startProgress(context);
  try {
    const config = readConfig(context.io.env);
    const settings = {
      threads: run.threads,
      store: run.store,
      collectUsers: format !== null,
      signal: context.io.signal,
      onProgress: (done: number, total: number) => progress.show(`${done} of ${total} parts`),
    };
    const answer = await runCompiled(compiled, settings, config);
    if (format !== null && run.usersOut !== undefined) {
      await writeUsers(run.usersOut, format, compiled.physical.users, answer.users ?? []);
    }
    return answer;
  } finally {
    progress.clear();
  }
}

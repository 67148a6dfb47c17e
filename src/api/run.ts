import { type Compiled, compile } from "./compile.js";
import type { RunOptions } from "./options.js";
import { type RunResult, runCompiled } from "./run-compiled.js";

/**
 * Answers a query, given as text or compiled before.
 * Errors: those of `compile`; damaged or changed files, users in two parts.
 *
 * @example
 * const answer = await run('funnel { step event == "view"  step event == "buy" }', {
 *   data: "events/*.parquet", users: "user_id", time: "ts",
 * });
 * for (const step of answer.result.funnels[0]?.steps ?? []) console.log(step.name, step.users);
 */
export async function run(query: string | Compiled, options: RunOptions = {}): Promise<RunResult> {
  const compiled = typeof query === "string" ? await compile(query, options) : query;
  return runCompiled(compiled, options);
}

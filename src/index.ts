/**
 * frocket as a library, in one process: a query is compiled against a dataset, explained, and run on the threads of this machine.
 *
 * @example
 * import { compile, explain, run } from "frocket";
 * const compiled = await compile('from retail where any(event == "buy")');
 * console.log(await explain(compiled));
 * const answer = await run(compiled);
 * console.log(answer.result.users, answer.toJson());
 */
export { type Compiled, compile } from "./api/compile.js";
export { explain } from "./api/explain.js";
export type { QueryOptions, RunOptions } from "./api/options.js";
export { run } from "./api/run.js";
export type { RunResult } from "./api/run-compiled.js";
export type { ReachedList } from "./api/users-of.js";
export { type FormatOptions, formatError } from "./errors/format.js";
export { FrocketError } from "./errors/index.js";
export type { RunStats } from "./runtime/report.js";
export type {
  AggregateResult,
  BreakdownResult,
  DurationResult,
  FunnelResult,
  QueryResult,
  Scalar,
  StepResult,
  TrendBucket,
} from "./runtime/result.js";
export type { TimeUnit, Value } from "./types.js";

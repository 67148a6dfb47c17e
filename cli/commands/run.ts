import type { Command } from "commander";
import type { Context } from "../context.js";
import { readQuery } from "../query-input.js";
import { addQueryOptions, type QueryFlags, wholeNumber } from "../query-options.js";

interface RunFlags extends QueryFlags {
  readonly json?: boolean;
  readonly threads?: number;
  readonly store?: boolean;
  readonly usersOut?: string;
  readonly usersOf?: string;
}

/** `frocket run`: answers a query, or a plan that `frocket compile` wrote. */
export function addRun(program: Command, context: Context): void {
  addQueryOptions(program.command("run").description("Answer a query."))
    .option("--json", "answer as JSON, on standard output")
    .option("--threads <n>", "threads that read and scan", wholeNumber(1))
    .option("--no-store", "neither use nor keep decoded columns")
    .option("--users-out <file>", "write the ids of the matching users to FILE, .parquet or .csv")
    .option(
      "--users-of <step>",
      'with --users-out: users of a funnel and their times: "reached STEP", "dropped STEP" or "pending STEP"',
    )
    .action(async (path: string | undefined, flags: RunFlags) => {
      context.json = flags.json ?? false;
      const input = await readQuery("run", path, flags.expression, context);
      const { executeQuery } = await import("../execute-query.js");
      const answer = await executeQuery(input, flags, context, {
        threads: flags.threads,
        store: flags.store,
        usersOut: flags.usersOut,
        usersOf: flags.usersOf,
      });
      if (context.json) {
        context.print(answer.toJson());
      } else {
        const { answerLines } = await import("../format/answer.js");
        context.print(answerLines(answer, context.width, context.style));
      }
      await (await import("../keep-columns.js")).keepColumns(context);
    });
}

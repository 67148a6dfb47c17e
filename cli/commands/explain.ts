import type { Command } from "commander";
import type { Context } from "../context.js";
import { readQuery } from "../query-input.js";
import { addQueryOptions, type QueryFlags, wholeNumber } from "../query-options.js";

interface ExplainFlags extends QueryFlags {
  readonly kernel?: boolean;
  readonly analyze?: boolean;
  readonly json?: boolean;
  readonly threads?: number;
  readonly store?: boolean;
}

/** `frocket explain`: the plans of a query, its kernel, and what a run of it does. */
export function addExplain(program: Command, context: Context): void {
  addQueryOptions(program.command("explain").description("Show how a query is answered."))
    .option("--kernel", "also the generated JavaScript")
    .option("--analyze", "also run it, and show time, rows and bytes of every pass")
    .option("--threads <n>", "with --analyze: threads that read and scan", wholeNumber(1))
    .option("--no-store", "with --analyze: neither use nor keep decoded columns")
    .option("--json", "as JSON: plans as text, the physical plan as data")
    .action(async (path: string | undefined, flags: ExplainFlags) => {
      context.json = flags.json ?? false;
      const input = await readQuery("explain", path, flags.expression, context);
      const { explainQuery } = await import("../explain-query.js");
      context.print(await explainQuery(input, flags, context));
      if (flags.analyze) await (await import("../keep-columns.js")).keepColumns(context);
    });
}

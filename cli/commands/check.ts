import type { Command } from "commander";
import type { Context } from "../context.js";
import { readQuery } from "../query-input.js";
import { addQueryOptions, type QueryFlags } from "../query-options.js";

/** `frocket check`: syntax, and names and types where the dataset is known. */
export function addCheck(program: Command, context: Context): void {
  addQueryOptions(program.command("check").description("Check a query without running it."))
    .option("--json", "the verdict as JSON, on standard output")
    .action(async (path: string | undefined, flags: QueryFlags & { readonly json?: boolean }) => {
      context.json = flags.json ?? false;
      const input = await readQuery("check", path, flags.expression, context);
      const { checkQuery } = await import("../check-query.js");
      const verdict = await checkQuery(input, flags, context);
      if (context.json) {
        context.print(JSON.stringify({ success: true, ...verdict }, null, 2));
        return;
      }
      const scope =
        verdict.dataset === null ? "syntax only: no dataset is given" : `against ${verdict.dataset}`;
      context.print([`${input.file}: correct (${scope})`, ...verdict.warnings.map((w) => `warning: ${w}`)]);
    });
}

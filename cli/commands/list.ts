import type { Command } from "commander";
import type { Context } from "../context.js";

/** `frocket list`: the registered datasets, newest first. */
export function addList(program: Command, context: Context): void {
  program
    .command("list")
    .description("List the registered datasets, newest first.")
    .option("--json", "as JSON")
    .action(async (flags: { readonly json?: boolean }) => {
      context.json = flags.json ?? false;
      const { datasetSummary, openCatalog } = await import("../catalog-access.js");
      const { entries, damaged } = await openCatalog(context).catalog.list();
      const { formatError } = await import("../../src/errors/format.js");
      for (const error of damaged) context.note(formatError(error, context.sources));
      if (context.json) {
        const { printPlain } = await import("../print-plain.js");
        const summaries = entries.map(({ registration, lastUsed }) => ({
          ...datasetSummary(registration),
          lastUsed,
        }));
        printPlain(summaries, context);
        return;
      }
      if (entries.length === 0) {
        context.print("no datasets are registered yet: frocket register, or frocket demo");
        return;
      }
      const { listLines } = await import("../format/dataset.js");
      context.print(listLines(entries, context.width, context.style));
    });
}

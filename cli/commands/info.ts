import type { Command } from "commander";
import type { Context } from "../context.js";

/** `frocket info`: one dataset with its columns; `--full` adds statistics and parts. */
export function addInfo(program: Command, context: Context): void {
  program
    .command("info")
    .description("Show a registered dataset and its columns.")
    .argument("<name>", "registered dataset")
    .option("--full", "also statistics of columns, and the parts")
    .option("--json", "as JSON")
    .action(async (name: string, flags: { readonly full?: boolean; readonly json?: boolean }) => {
      context.json = flags.json ?? false;
      const { datasetSummary, openCatalog, totalSize } = await import("../catalog-access.js");
      const { fullSchema, requireRegistration, shortSchema } = await import("../../src/catalog/index.js");
      const registration = await requireRegistration(openCatalog(context).catalog, name);
      if (!context.json) {
        const { datasetLines, fullLines } = await import("../format/dataset.js");
        context.print(datasetLines(registration, context.width, context.style));
        if (flags.full) context.print(fullLines(registration, context.width, context.style));
        return;
      }
      const { printPlain } = await import("../print-plain.js");
      const { parts } = registration;
      printPlain(
        {
          success: true,
          dataset: datasetSummary(registration),
          parts: {
            namingMethod: "LIST",
            filenames: parts.map((part) => part.path),
            totalParts: parts.length,
            totalSize: totalSize(registration),
          },
          schema: flags.full ? fullSchema(registration) : shortSchema(registration),
        },
        context,
      );
    });
}

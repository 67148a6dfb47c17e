import type { Command } from "commander";
import type { Context } from "../context.js";
import { orderOption, timeUnitOption, wholeNumber } from "../query-options.js";
import type { ImportFlags } from "../run-import.js";

const DEFAULT_PARTS = 8;

/** `frocket import`: CSV, NDJSON or Parquet to prepared Parquet. */
export function addImport(program: Command, context: Context): void {
  program
    .command("import")
    .description("Turn CSV, NDJSON or Parquet files into Parquet that is split and sorted by user.")
    .argument("<files...>", "files, folders or globs; .gz files are read as they are")
    .requiredOption("--users <column>", "column of the user id")
    .requiredOption("--time <column>", "column of the time")
    .requiredOption("--out <folder>", "folder to write, new or empty")
    .option("--parts <n>", "files to write: users are dealt to them", wholeNumber(1), DEFAULT_PARTS)
    .option("--register <name>", "register the result as a dataset")
    .addOption(timeUnitOption())
    .addOption(orderOption())
    .option("--overwrite", "replace an earlier import in the folder")
    .option("--json", "as JSON")
    .action(async (files: readonly string[], flags: ImportFlags) => {
      context.json = flags.json ?? false;
      const { runImport } = await import("../run-import.js");
      const { report, registration } = await runImport(files, flags, context);
      if (context.json) {
        const { printPlain } = await import("../print-plain.js");
        const { datasetSummary } = await import("../catalog-access.js");
        const dataset = registration === null ? {} : { dataset: datasetSummary(registration) };
        printPlain({ success: true, report, ...dataset }, context);
        return;
      }
      const { importLines } = await import("../format/import-report.js");
      context.print(importLines(report, registration, context.width, context.style));
    });
}

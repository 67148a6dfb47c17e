import { type Command, Option } from "commander";
import type { Context } from "../context.js";
import type { FmtFlags } from "../format-queries.js";

/** `frocket fmt`: the canonical form of queries, or the other surface. */
export function addFmt(program: Command, context: Context): void {
  program
    .command("fmt")
    .description("Print queries in canonical form, or turn text into JSON and back.")
    .argument("[files...]", "files with queries, or - for standard input")
    .option("-e, --expression <text>", "the query itself instead of files")
    .addOption(
      new Option("--to <form>", "form to print (default: the query's own)").choices(["json", "funnel"]),
    )
    .option("--write", "change the files instead of printing")
    .option("--check", "change nothing; fail when a file is not in canonical form")
    .action(async (files: readonly string[], flags: FmtFlags) => {
      const { formatQueries } = await import("../format-queries.js");
      await formatQueries(files, flags, context);
    });
}

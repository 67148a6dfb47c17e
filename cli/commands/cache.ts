import type { Command } from "commander";
import type { Context } from "../context.js";

interface Flags {
  readonly json?: boolean;
  readonly dataset?: string;
  readonly columns?: readonly string[];
}

/** `frocket cache`: decoded columns that are kept on disk. */
export function addCache(program: Command, context: Context): void {
  const cache = program
    .command("cache")
    .description("Show, remove or prepare the decoded columns that make repeated queries fast.");
  cache
    .command("list")
    .description("List what is kept, by folder of the data.")
    .option("--json", "as JSON, one entry for each part")
    .action(async (flags: Flags) => {
      context.json = flags.json ?? false;
      await (await import("../cache-commands.js")).listCache(context);
    });
  cache
    .command("clear")
    .description("Remove what is kept; queries decode their columns again.")
    .option("-d, --dataset <name>", "only that of a registered dataset")
    .option("--json", "as JSON")
    .action(async (flags: Flags) => {
      context.json = flags.json ?? false;
      await (await import("../cache-commands.js")).clearCache(flags.dataset, context);
    });
  cache
    .command("warm")
    .description("Decode and keep columns of a registered dataset before the first query.")
    .argument("<dataset>", "registered dataset")
    .option("--columns <columns>", "only these, with commas", (text: string) =>
      text.split(",").map((column) => column.trim()),
    )
    .option("--json", "as JSON")
    .action(async (dataset: string, flags: Flags) => {
      context.json = flags.json ?? false;
      await (await import("../cache-commands.js")).warmCache(dataset, flags.columns ?? null, context);
    });
}

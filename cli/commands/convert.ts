import { type Command, Option } from "commander";
import type { Context } from "../context.js";
import { readQuery } from "../query-input.js";

interface ConvertFlags {
  readonly from: "posthog" | "clickhouse";
  readonly to: "funnel" | "json";
  readonly eventColumn: string;
  readonly expression?: string;
  readonly json?: boolean;
}

/** `frocket convert`: a query of another system in the language of this one. */
export function addConvert(program: Command, context: Context): void {
  program
    .command("convert")
    .description("Turn a funnel of another system into a query; what does not carry over is named.")
    .argument("[query]", "file with the other system's query, or - for standard input")
    .addOption(
      new Option("--from <system>", "posthog: FunnelsQuery JSON; clickhouse: windowFunnel(…)(…)")
        .choices(["posthog", "clickhouse"])
        .makeOptionMandatory(),
    )
    .addOption(new Option("--to <form>", "form to print").choices(["funnel", "json"]).default("funnel"))
    .option("--event-column <name>", "with posthog: column that holds the event's name", "event")
    .option("-e, --expression <text>", "the query itself instead of a file")
    .option("--json", "as JSON: the query's text and the warnings")
    .action(async (path: string | undefined, flags: ConvertFlags) => {
      context.json = flags.json ?? false;
      const input = await readQuery("convert", path, flags.expression, context);
      const { convertQuery } = await import("../convert-query.js");
      convertQuery(input, flags, context);
    });
}

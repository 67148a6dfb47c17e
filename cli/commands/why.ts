import type { Command } from "commander";
import type { Context } from "../context.js";
import { readQuery } from "../query-input.js";
import { addQueryOptions, type QueryFlags, toQueryOptions } from "../query-options.js";

interface WhyFlags extends QueryFlags {
  readonly user: string;
  readonly json?: boolean;
}

/** `frocket why`: what a query makes of one user, and which rule stopped it. */
export function addWhy(program: Command, context: Context): void {
  addQueryOptions(
    program.command("why").description("Explain how far one user came in a query, and what stopped it."),
  )
    .requiredOption("--user <id>", "id of the user")
    .option("--json", "as JSON, with every start")
    .action(async (path: string | undefined, flags: WhyFlags) => {
      context.json = flags.json ?? false;
      const input = await readQuery("why", path, flags.expression, context);
      const { why } = await import("../../src/api/why.js");
      const { whyLines } = await import("../format/why.js");
      const { whyJson } = await import("../format/why-json.js");
      // --users is the column of ids; --user the id itself.
      const answer = await why(input.text, flags.user, toQueryOptions(flags, input, context));
      for (const warning of answer.compiled.warnings) context.note(`warning: ${warning}`);
      context.print(context.json ? whyJson(answer) : whyLines(answer, context.width, context.style));
    });
}

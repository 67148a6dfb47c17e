import type { Command } from "commander";
import type { Context } from "../context.js";
import { readQuery } from "../query-input.js";
import { addQueryOptions, type QueryFlags, toQueryOptions } from "../query-options.js";

/** `frocket compile`: the physical plan as data, which `frocket run` takes in place of the query. */
export function addCompile(program: Command, context: Context): void {
  addQueryOptions(
    program.command("compile").description("Write the plan of a query, to run later: frocket run plan.json"),
  )
    .option("-o, --output <file>", "file to write; standard output when left out")
    .action(async (path: string | undefined, flags: QueryFlags & { readonly output?: string }) => {
      const input = await readQuery("compile", path, flags.expression, context);
      const { compile } = await import("../../src/api/compile.js");
      const { serializePlan } = await import("../../src/planner/index.js");
      const { physical } = await compile(input.text, toQueryOptions(flags, input, context));
      const text = serializePlan(physical);
      if (flags.output === undefined) {
        context.print(text);
        return;
      }
      const { writeTextFile } = await import("../write-text-file.js");
      await writeTextFile(flags.output, `${text}\n`);
      context.print(`${flags.output}: plan ${physical.hash.slice(0, 12)} for dataset ${physical.dataset}`);
    });
}

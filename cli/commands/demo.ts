import type { Command } from "commander";
import type { Context } from "../context.js";

/** `frocket demo`: demo data, imported and registered, and five queries over it. */
export function addDemo(program: Command, context: Context): void {
  program
    .command("demo")
    .description("Make demo data, import it, and answer five queries over it.")
    .action(async () => {
      const { runDemo } = await import("../run-demo.js");
      await runDemo(context);
    });
}

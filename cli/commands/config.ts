import type { Command } from "commander";
import type { Context } from "../context.js";

/** `frocket config`: every setting, its value and where it comes from. */
export function addConfig(program: Command, context: Context): void {
  program
    .command("config")
    .description("Show all settings and where their values come from.")
    .option("--json", "as JSON")
    .action(async (flags: { readonly json?: boolean }) => {
      context.json = flags.json ?? false;
      const { reportConfig, settingWarnings } = await import("../../src/config.js");
      const settings = reportConfig(context.io.env);
      for (const warning of settingWarnings(context.io.env)) context.note(`warning: ${warning}`);
      if (context.json) {
        context.print(JSON.stringify(settings, null, 2));
        return;
      }
      const { truncate } = await import("../../src/errors/display-width.js");
      const { style, width } = context;
      context.print(
        settings.flatMap(({ name, value, origin, explain }) => [
          `${style.strong(name)}=${value}${origin === "default" ? style.dim(" (default)") : ""}`,
          `  ${truncate(explain, width - 2)}`,
        ]),
      );
    });
}

import type { Command } from "commander";
import type { Context } from "../context.js";

/** `frocket unregister`: forgets a dataset; the files stay. */
export function addUnregister(program: Command, context: Context): void {
  program
    .command("unregister")
    .description("Forget a registered dataset; its files are not touched.")
    .argument("<name>", "registered dataset")
    .option("--force", "even when it was queried a moment ago")
    .option("--json", "as JSON")
    .action(async (name: string, flags: { readonly force?: boolean; readonly json?: boolean }) => {
      context.json = flags.json ?? false;
      const { openCatalog } = await import("../catalog-access.js");
      const { catalog, config } = openCatalog(context);
      const interval = config.unregisterLastUsedInterval;
      const { found, lastUsed } = await catalog.remove(name, { interval, force: flags.force ?? false });
      if (context.json) {
        const used = lastUsed === null ? {} : { datasetLastUsed: lastUsed };
        context.print(JSON.stringify({ success: true, datasetFound: found, ...used }, null, 2));
        return;
      }
      const shown = JSON.stringify(name);
      context.print(found ? `dataset ${shown} is unregistered` : `no dataset ${shown} is registered`);
    });
}

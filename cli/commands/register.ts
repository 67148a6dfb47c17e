import { type Command, Option } from "commander";
import type { ValidationMode } from "../../src/catalog/index.js";
import type { TimeUnit } from "../../src/types.js";
import type { Context } from "../context.js";
import { orderOption, timeUnitOption } from "../query-options.js";

interface RegisterFlags {
  readonly pattern?: string;
  readonly validation: ValidationMode;
  readonly skipUniques?: boolean;
  readonly timeUnit?: TimeUnit;
  readonly order?: readonly string[];
  readonly revision?: string;
  readonly json?: boolean;
}

const VALIDATION = "which parts are read in full to check that no user is in two of them, and for statistics";

/** `frocket register`: gives Parquet files a name. */
export function addRegister(program: Command, context: Context): void {
  program
    .command("register")
    .description("Register Parquet files as a dataset; the files stay where they are.")
    .argument("<name>", "name that queries use")
    .argument("<path>", "file, folder or glob")
    .argument("[users-column]", "column of the user id; files from frocket import name it themselves")
    .argument("[time-column]", "column of the time; likewise")
    .option("--pattern <glob>", "file names in the folder (default: *.parquet)")
    .addOption(
      new Option("--validation <mode>", VALIDATION)
        .choices(["single", "first_last", "sample", "all"])
        .default("sample"),
    )
    .option("--skip-uniques", "do not check that no user is in two of the parts read")
    .addOption(timeUnitOption())
    .addOption(orderOption())
    .option("--revision <text>", "your own mark of this state of the data, shown by info")
    .option("--json", "as JSON")
    .action(
      async (
        name: string,
        path: string,
        users: string | undefined,
        time: string | undefined,
        flags: RegisterFlags,
      ) => {
        context.json = flags.json ?? false;
        const { registerFiles } = await import("../register-files.js");
        const registration = await registerFiles({ name, path, users, time, ...flags }, context);
        const { datasetSummary } = await import("../catalog-access.js");
        if (context.json) {
          const { printPlain } = await import("../print-plain.js");
          printPlain({ success: true, dataset: datasetSummary(registration) }, context);
          return;
        }
        const { datasetLines } = await import("../format/dataset.js");
        context.print(datasetLines(registration, context.width, context.style));
      },
    );
}

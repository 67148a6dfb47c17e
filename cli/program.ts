import { Command } from "commander";
import { addCache } from "./commands/cache.js";
import { addCheck } from "./commands/check.js";
import { addCompile } from "./commands/compile.js";
import { addConfig } from "./commands/config.js";
import { addConvert } from "./commands/convert.js";
import { addDemo } from "./commands/demo.js";
import { addExplain } from "./commands/explain.js";
import { addFmt } from "./commands/fmt.js";
import { addImport } from "./commands/import.js";
import { addInfo } from "./commands/info.js";
import { addList } from "./commands/list.js";
import { addRegister } from "./commands/register.js";
import { addRun } from "./commands/run.js";
import { addSql } from "./commands/sql.js";
import { addUnregister } from "./commands/unregister.js";
import { addWhy } from "./commands/why.js";
import { Context as CommandContext, type Context, type Io } from "./context.js";
import { EXIT, reportFailure } from "./failure.js";
import { packageVersion } from "./package-files.js";

const COMMANDS = [
  addRun,
  addExplain,
  addCheck,
  addFmt,
  addCompile,
  addWhy,
  addSql,
  addConvert,
  addImport,
  addRegister,
  addList,
  addInfo,
  addUnregister,
  addCache,
  addConfig,
  addDemo,
];

const EXAMPLES = `
Examples:
  $ frocket demo
  $ frocket run checkout.funnel
  $ frocket run -e 'where any(event == "buy")' --data "events/*.parquet" --users user --time ts
  $ frocket explain checkout.funnel --analyze

Exit codes: 0 answered, 2 the input is wrong, 1 anything else.`;

/** Runs one command line (without `node` and script) and gives its exit code; never throws. */
export async function runCommandLine(args: readonly string[], io: Io): Promise<number> {
  const context = new CommandContext(io);
  context.json = args.includes("--json");
  try {
    const program = buildProgram(context);
    if (args.length === 0) {
      context.note(program.helpInformation());
      return EXIT.wrongInput;
    }
    await program.parseAsync(args, { from: "user" });
    return context.io.signal.aborted ? EXIT.interrupted : EXIT.answered;
  } catch (thrown) {
    return reportFailure(thrown, context);
  }
}

function buildProgram(context: Context): Command {
  const program = new Command("frocket")
    .description(
      "Which users did these things, in this order, within these times, and what did they look like.",
    )
    .version(packageVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand("help [command]", "print help of a command")
    .addHelpText("after", EXAMPLES)
    .showSuggestionAfterError(true)
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.io.stdout.write(text),
      writeErr: (text) => context.io.stderr.write(text),
      outputError: () => {},
      getOutHelpWidth: () => context.width,
      getErrHelpWidth: () => context.width,
    });
  for (const add of COMMANDS) add(program, context);
  return program;
}

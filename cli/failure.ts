import { CommanderError } from "commander";
import { errorToJson, formatError } from "../src/errors/format.js";
import { FrocketError, problem } from "../src/errors/index.js";
import type { Context } from "./context.js";
import { styleFor, widthOf } from "./format/style.js";

/** Exit codes: answered, anything that is not the user's, the user's input. */
export const EXIT = { answered: 0, failed: 1, wrongInput: 2, interrupted: 130 } as const;

/** Shows what went wrong (a picture on standard error, or the JSON object on standard output) and gives the exit code. */
export function reportFailure(thrown: unknown, context: Context): number {
  if (thrown instanceof CommanderError && thrown.exitCode === 0) return EXIT.answered;
  if (context.io.signal.aborted) return EXIT.interrupted;
  const error = toFrocketError(thrown);
  const { io, sources, jsonFile } = context;
  if (context.json) {
    context.print(JSON.stringify(errorToJson(error, sources), null, 2));
  } else {
    const { color } = styleFor(io.stderr, io.env);
    const width = io.stderr.isTTY ? widthOf(io.stderr, io.env) : 100;
    const options = { color, width, ...(jsonFile === undefined ? {} : { jsonFile }) };
    context.note(formatError(error, sources, options));
    if (error.class === "internal" && error.cause instanceof Error && io.env.DEBUG === "frocket") {
      context.note(error.cause.stack ?? "");
    }
  }
  return error.class === "input" ? EXIT.wrongInput : EXIT.failed;
}

function toFrocketError(thrown: unknown): FrocketError {
  if (thrown instanceof FrocketError) return thrown;
  if (thrown instanceof CommanderError) return argumentProblem(thrown.message);
  const what = thrown instanceof Error ? thrown.message : String(thrown);
  return problem(
    "internal-error",
    { what },
    { cause: thrown, hint: "this is a fault of frocket: DEBUG=frocket shows where it happened" },
  );
}

/** `error: unknown option '--jso'\n(Did you mean --json?)` -> message and hint in the style of the catalogue. */
function argumentProblem(text: string): FrocketError {
  const [first = "", ...others] = text.replace(/^error: /, "").split("\n");
  const suggestion = /Did you mean (?:one of )?(.*?)\?/.exec(others.join(" "))?.[1];
  const what = first
    .replace(/^([A-Z])/, (letter) => letter.toLowerCase())
    .replaceAll("'", '"')
    .replace(/\. ([A-Z])/g, (_, letter: string) => `: ${letter.toLowerCase()}`)
    .replace(/\.$/, "");
  return problem(
    "bad-arguments",
    { what },
    { hint: suggestion ? `did you mean ${suggestion}?` : hintFor(first) },
  );
}

function hintFor(message: string): string {
  const query = /unknown command '(.*\.(?:funnel|json))'/.exec(message)?.[1];
  if (query !== undefined) return `frocket run ${query}`;
  if (message.startsWith("too many arguments")) {
    return 'quote a pattern, so that the shell leaves it as it is: --data "data/*.parquet"';
  }
  return "frocket --help lists the commands, frocket COMMAND --help the options of one";
}

import { fail } from "../src/errors/index.js";
import { parseAny, printQuery } from "../src/parser/index.js";
import { toJson } from "../src/parser/json/index.js";
import type { Context } from "./context.js";
import { type QueryInput, readQuery } from "./query-input.js";
import { writeTextFile } from "./write-text-file.js";

/** What `frocket fmt` is asked to do. */
export interface FmtFlags {
  readonly expression?: string;
  readonly to?: "json" | "funnel";
  readonly write?: boolean;
  readonly check?: boolean;
}

/** Prints, rewrites or checks queries. Errors: those of parsing, `not-formatted`, `bad-arguments`. */
export async function formatQueries(
  files: readonly string[],
  flags: FmtFlags,
  context: Context,
): Promise<void> {
  checkFlags(files, flags);
  const paths = files.length === 0 ? [undefined] : files;
  const unformatted: string[] = [];
  for (const path of paths) {
    const input = await readQuery("fmt", path, flags.expression, context);
    const formatted = canonical(input, flags.to);
    if (flags.check) {
      if (formatted !== input.text) unformatted.push(input.file);
    } else if (!flags.write) {
      context.io.stdout.write(formatted);
    } else if (formatted !== input.text) {
      await writeTextFile(input.file, formatted);
      context.print(input.file);
    }
  }
  const [first, ...others] = unformatted;
  if (first === undefined) return;
  for (const path of others) context.note(`"${path}" is not in canonical form`);
  fail("not-formatted", { path: first }, { hint: `frocket fmt --write ${unformatted.join(" ")}` });
}

/** Canonical text of a query in the form asked for, its own by default; ends in a line break. */
function canonical(input: QueryInput, to: FmtFlags["to"]): string {
  const query = parseAny(input.text, input.file);
  const form = to ?? (query.form === "funnel" ? "funnel" : "json");
  const text = form === "funnel" ? printQuery(query) : toJson(query);
  return text.endsWith("\n") ? text : `${text}\n`;
}

function checkFlags(files: readonly string[], flags: FmtFlags): void {
  const refuse = (what: string): never => fail("bad-arguments", { what });
  if (flags.write && flags.check) refuse("expected --write or --check, found both");
  if (flags.write && flags.to !== undefined)
    refuse("--write keeps the form of the files, so that --to has no place");
  if (flags.write && (files.length === 0 || files.includes("-"))) refuse("--write expects files");
}

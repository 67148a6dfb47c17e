import { readFile } from "node:fs/promises";
import { fail } from "../src/errors/index.js";
import type { Context } from "./context.js";

/** A query as it was given. */
export interface QueryInput {
  /** Path as given; `<stdin>` or `<text>` where there is none. Places in errors carry it. */
  readonly file: string;
  readonly text: string;
}

/** The query of a command: FILE, `-` for standard input, or the text of -e; exactly one. Errors: `no-query`, `query-file-*`. */
export async function readQuery(
  command: string,
  path: string | undefined,
  expression: string | undefined,
  context: Context,
): Promise<QueryInput> {
  if ((path === undefined) === (expression === undefined)) {
    const hint =
      path === undefined ? `frocket ${command} -e "" asks for all users` : "give the file or -e, not both";
    fail("no-query", { command }, { hint });
  }
  const input = await readInput(path, expression, context);
  context.sources.set(input.file, input.text);
  context.jsonFile = input.file;
  return input;
}

async function readInput(
  path: string | undefined,
  expression: string | undefined,
  context: Context,
): Promise<QueryInput> {
  if (path === undefined) return { file: "<text>", text: expression ?? "" };
  if (path === "-") return { file: "<stdin>", text: decode("<stdin>", await context.io.readStdin()) };
  return { file: path, text: decode(path, await readBytes(path)) };
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") {
      fail("query-file-missing", { path }, { hint: "a query given as text stands after -e", cause });
    }
    const reason =
      code === "EISDIR" ? "it is a folder" : code === "EACCES" ? "permission denied" : String(code);
    return fail("query-file-unreadable", { path, reason }, { cause });
  }
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    return fail("query-file-unreadable", { path, reason: "it is not UTF-8 text" }, { cause });
  }
}

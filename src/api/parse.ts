import { readFile } from "node:fs/promises";
import { fail } from "../errors/index.js";
import type { Query } from "../parser/ast.js";
import { resolveIncludes } from "../parser/index.js";
import { knownQuery } from "./known-queries.js";
import type { QueryOptions } from "./options.js";

/** The syntax tree with includes resolved; no dataset is needed. Errors: of syntax, of JSON form, of files included. */
export async function parseQuery(text: string, options: QueryOptions = {}): Promise<Query> {
  const file = options.file ?? "<text>";
  options.sources?.set(file, text);
  const readText = async (path: string): Promise<string> => {
    const included = await readIncluded(path);
    options.sources?.set(path, included);
    return included;
  };
  return resolveIncludes(knownQuery(text, file), file, readText);
}

async function readIncluded(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unreadable";
    if (code === "ENOENT") fail("query-file-missing", { path }, { cause });
    return fail("query-file-unreadable", { path, reason: code }, { cause });
  }
}

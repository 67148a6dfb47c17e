import type { Query } from "./ast.js";
import { fromJson } from "./json/index.js";
import { parseFunnel } from "./parse.js";

export { resolveIncludes } from "./include.js";
export { parseFunnel } from "./parse.js";
export { printQuery } from "./print/query.js";

/** Reads a query in whichever form it comes: JSON when its first character is an opening brace, else a text. */
export function parseAny(text: string, file: string): Query {
  return /^[\s\uFEFF]*\{/.test(text) ? fromJson(text, file) : parseFunnel(text, file);
}

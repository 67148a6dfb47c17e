import type { Query } from "../parser/ast.js";
import { parseAny } from "../parser/index.js";

const MOST_KNOWN = 64;
const known = new Map<string, Query>();

/** As `parseAny`; a text that was parsed before gives the same tree, includes not yet resolved. Errors are not kept. */
export function knownQuery(text: string, file: string): Query {
  const id = JSON.stringify([file, text]);
  const last = known.get(id);
  if (last !== undefined) return last;
  const query = parseAny(text, file);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(id, query);
  return query;
}

import { posix } from "node:path";
import { FrocketError, fail } from "../errors/index.js";
import type { Definition, Include, ParamDecl, Query } from "./ast.js";
import { parseFunnel } from "./parse.js";

interface Gathered {
  readonly params: ParamDecl[];
  readonly defines: Definition[];
}

/**
 * The query with the definitions and params of its included files before its own, and no includes left. Paths are
 * relative to the file that they stand in; a file that is reached twice counts once.
 * Errors: include-unreadable, include-cycle, include-not-definitions, duplicate-name, and those of reading a text.
 */
export async function resolveIncludes(
  query: Query,
  file: string,
  readText: (path: string) => Promise<string>,
): Promise<Query> {
  if (query.includes.length === 0) return query;
  const gathered: Gathered = { params: [], defines: [] };
  const done = new Set<string>();
  for (const include of query.includes) await gather(include, [file], done, gathered, readText);
  const params = [...gathered.params, ...query.params];
  const defines = [...gathered.defines, ...query.defines];
  refuseRepeated("param", params);
  refuseRepeated("definition", defines);
  return { ...query, includes: [], params, defines };
}

async function gather(
  include: Include,
  openFiles: readonly string[],
  done: Set<string>,
  gathered: Gathered,
  readText: (path: string) => Promise<string>,
): Promise<void> {
  const path = pathFrom(openFiles.at(-1) ?? "", include.path);
  if (openFiles.includes(path)) fail("include-cycle", { path: include.path }, { place: include.at });
  if (done.has(path)) return;
  done.add(path);
  const query = parseFunnel(await read(path, include, readText), path);
  const question = questionOf(query);
  if (question !== null) {
    fail("include-not-definitions", { path: include.path, clause: question.clause }, { place: question.at });
  }
  for (const each of query.includes) await gather(each, [...openFiles, path], done, gathered, readText);
  gathered.params.push(...query.params);
  gathered.defines.push(...query.defines);
}

async function read(
  path: string,
  include: Include,
  readText: (path: string) => Promise<string>,
): Promise<string> {
  try {
    return await readText(path);
  } catch (cause) {
    if (cause instanceof FrocketError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    return fail("include-unreadable", { path: include.path, reason }, { place: include.at, cause });
  }
}

function pathFrom(file: string, path: string): string {
  const isFile = file !== "" && !file.startsWith("<");
  return posix.isAbsolute(path) || !isFile ? posix.normalize(path) : posix.join(posix.dirname(file), path);
}

function questionOf(query: Query): { clause: string; at: Include["at"] } | null {
  const [aggregation] = query.aggregate;
  const [funnel] = query.funnels;
  if (query.from !== null) return { clause: "from", at: query.from.at };
  if (query.timeframe !== null) return { clause: "timeframe", at: query.timeframe.at };
  if (query.where !== null) return { clause: "where", at: query.where.at };
  if (aggregation !== undefined) return { clause: "aggregate", at: aggregation.at };
  return funnel === undefined ? null : { clause: "funnel", at: funnel.at };
}

function refuseRepeated(what: string, items: readonly (ParamDecl | Definition)[]): void {
  const names = new Set<string>();
  for (const { name, at } of items) {
    if (names.has(name)) fail("duplicate-name", { what, name }, { place: at });
    names.add(name);
  }
}

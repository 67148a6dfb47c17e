import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "../config.js";
import type { Source } from "../parser/ast.js";
import type { DatasetInfo } from "../planner/catalog.js";
import { canonicalJson, parseCanonicalJson } from "../planner/physical/canonical-json.js";
import type { Compiled, Runnable } from "./compile.js";
import { locateDataset } from "./locate-dataset.js";
import type { QueryOptions } from "./options.js";
import { relativeTo } from "./relative-path.js";

/** Where plans are kept, and a text that is another one whenever a query could mean something else or be planned otherwise. */
export interface PlanFolder {
  readonly directory: string;
  readonly semantics: string;
}

/** A plan with what it was made for. */
interface KeptPlan extends Pick<Runnable, "form" | "physical" | "warnings"> {
  /** Where the text says that its data is. */
  readonly from: Source | null;
  /** Digest of the dataset's description. */
  readonly info: string;
}

const MOST_FILES = 256;

/**
 * As `compile`, for a process that does nothing but run the query: where the same text was compiled before for a dataset that is
 * described the same, its plan is taken from a file, and neither parser nor planner are loaded (60 ms). Texts that include
 * others are not kept, nor are errors. Errors: those of `compile`.
 */
export async function compileOnce(
  text: string,
  options: QueryOptions,
  folder: PlanFolder,
): Promise<Runnable> {
  const path = join(folder.directory, `${planId(text, options, folder)}.plan`);
  const kept = readKept(path);
  if (kept !== null) {
    const located = await locateDataset(kept.from, options);
    const { form, physical, warnings } = kept;
    if (digestOf(located.dataset.info) === kept.info) return { ...located, form, physical, warnings };
  }
  const { compile } = await import("./compile.js");
  const sources = options.sources ?? new Map<string, string>();
  const compiled = await compile(text, { ...options, sources });
  // The text itself is the only one that was read.
  if (sources.size === 1) keep(path, folder, compiled);
  return compiled;
}

function planId(text: string, { file, params = {} }: QueryOptions, { semantics }: PlanFolder): string {
  const topDefault = readConfig().aggregationsTopDefaultCount;
  const given = Object.entries(params);
  return digest(JSON.stringify([semantics, text, file ?? null, relativeTo(file, "."), given, topDefault]));
}

function digestOf(info: DatasetInfo): string {
  return digest(canonicalJson(info));
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The plan in a file; null when there is none, or one that is not whole. */
function readKept(path: string): KeptPlan | null {
  try {
    const text = readFileSync(path, "utf8");
    const end = text.indexOf("\n");
    const content = text.slice(end + 1);
    // The digest shows that `keep` of this very program wrote it.
    return text.slice(0, end) === digest(content) ? (parseCanonicalJson(content) as KeptPlan) : null;
  } catch {
    return null;
  }
}

/** Where nothing can be written, nothing is kept. */
function keep(path: string, { directory }: PlanFolder, compiled: Compiled): void {
  const { from, form, physical, warnings, dataset } = compiled;
  const kept: KeptPlan = { from, form, physical, warnings, info: digestOf(dataset.info) };
  const content = canonicalJson(kept);
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    mkdirSync(directory, { recursive: true });
    makeRoom(directory);
    writeFileSync(temporary, `${digest(content)}\n${content}`);
    renameSync(temporary, path);
  } catch {
    remove(temporary);
  }
}

function remove(path: string): void {
  try {
    rmSync(path);
  } catch {
    // It was never made, or nothing can be removed there either.
  }
}

/** Oldest files go, a quarter at a time. */
function makeRoom(directory: string): void {
  const paths = readdirSync(directory).map((name) => join(directory, name));
  if (paths.length < MOST_FILES) return;
  const aged = paths.map((path) => ({ path, ms: statSync(path).mtimeMs })).sort((a, b) => a.ms - b.ms);
  for (const { path } of aged.slice(0, MOST_FILES / 4)) remove(path);
}

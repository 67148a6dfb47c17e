import { fileCatalog } from "../catalog/file-catalog.js";
import { type Config, readConfig } from "../config.js";
import { FrocketError } from "../errors/index.js";
import type { Dataset } from "../planner/catalog.js";
import { writeJson } from "../runtime/json-writer.js";
import type { RunStats } from "../runtime/report.js";
import { buildResponse, makeRequestId } from "../runtime/response.js";
import type { QueryResult } from "../runtime/result.js";
import { runPlan } from "../runtime/run.js";
import { openColumnStore } from "../runtime/store/open-stores.js";
import { localStore } from "../storage/local.js";
import type { Runnable } from "./compile.js";
import type { RunOptions } from "./options.js";
import { storeSettings } from "./store-settings.js";
import { type ReachedList, readUsersOf, stepNames } from "./users-of.js";

/** The answer to a query. */
export interface RunResult {
  readonly result: QueryResult;
  readonly dataset: Dataset;
  readonly stats: RunStats;
  readonly warnings: readonly string[];
  /** Ids of the matching users in no particular order; null unless `collectUsers` asked for them. */
  readonly users: ReadonlyArray<bigint | string> | null;
  /** Users of a funnel with the times of their chosen rows, in no particular order; null unless `usersOf` asked for them. */
  readonly reached: ReachedList | null;
  /** The response of the HTTP API and of `frocket run --json`, as JSON text; maps in rank order, ints with all digits. */
  readonly toJson: () => string;
}

/** Runs a physical plan over its dataset; a plan that was stored has no syntax tree any more. */
export async function runCompiled(
  compiled: Runnable,
  options: RunOptions = {},
  config: Config = readConfig(),
): Promise<RunResult> {
  const { dataset, physical, form } = compiled;
  const noteWarnings = await noteUse(compiled);
  const usersOf = options.usersOf === undefined ? null : readUsersOf(options.usersOf, physical);
  const { result, stats, users, reached, warnings } = await runPlan(physical, dataset, {
    store: localStore(),
    threads: options.threads ?? config.threads,
    columns: options.store === false ? null : openColumnStore(storeSettings(config, options.home)),
    usersOf,
    ...(options.collectUsers === undefined ? {} : { collectUsers: options.collectUsers }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
  });
  const allWarnings = [...compiled.warnings, ...warnings, ...noteWarnings];
  const requestId = makeRequestId();
  const context = { dataset, stats, warnings: allWarnings, form, requestId };
  return {
    result,
    dataset,
    stats,
    warnings: allWarnings,
    users,
    reached: usersOf && { ...stepNames(usersOf, physical), parts: reached ?? [] },
    toJson: () => writeJson(buildResponse(result, context)),
  };
}

/** Tells the catalogue that the dataset is in use; a catalogue that cannot be written does not stop a query. */
async function noteUse({ dataset, catalogHome }: Runnable): Promise<readonly string[]> {
  if (catalogHome === null) return [];
  try {
    await fileCatalog(catalogHome).touch(dataset.info.name);
    return [];
  } catch (error) {
    if (!(error instanceof FrocketError)) throw error;
    return [`the time of this query could not be noted: ${error.message}`];
  }
}

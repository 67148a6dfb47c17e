import { fileCatalog } from "../catalog/file-catalog.js";
import { openDataset } from "../catalog/open.js";
import { readConfig } from "../config.js";
import { fail } from "../errors/index.js";
import type { Source } from "../parser/ast.js";
import type { Dataset } from "../planner/catalog.js";
import { localStore } from "../storage/local.js";
import type { QueryOptions } from "./options.js";
import { looksLikePath, relativeTo } from "./relative-path.js";

/** A dataset, and the folder of the catalogue that it is registered in (null: its files were named). */
export interface LocatedDataset {
  readonly dataset: Dataset;
  readonly catalogHome: string | null;
}

/**
 * The dataset of a query: that of the options, else that of its `from`. Errors: `no-dataset`, `bad-arguments` for options that
 * contradict each other, `unknown-dataset`, those of describing files.
 */
export async function locateDataset(from: Source | null, options: QueryOptions): Promise<LocatedDataset> {
  checkOptions(options);
  const { data, dataset: name } = options;
  if (data !== undefined) return describeFiles(data, options);
  if (name !== undefined) return openRegistered(name, null, options);
  if (from === null) {
    const hint =
      "frocket list shows the registered ones; files are read with --data GLOB --users ID --time TS";
    return fail("no-dataset", {}, { hint });
  }
  const target = await resolveTarget(from.target, options);
  if ("name" in target) return openRegistered(target.name, from, options);
  return describeFiles(relativeTo(options.file, target.path), {
    users: from.users ?? undefined,
    time: from.time ?? undefined,
    timeUnit: from.unit ?? undefined,
    order: from.order.length > 0 ? from.order : undefined,
  });
}

/** A string without columns is a registered name if there is such, else files when it reads as a path. */
async function resolveTarget(target: Source["target"], options: QueryOptions): Promise<Source["target"]> {
  if ("path" in target || !looksLikePath(target.name)) return target;
  const known = await fileCatalog(options.home ?? readConfig().home).get(target.name);
  return known === null ? { path: target.name } : target;
}

async function openRegistered(
  name: string,
  from: Source | null,
  options: QueryOptions,
): Promise<LocatedDataset> {
  const catalogHome = options.home ?? readConfig().home;
  const dataset = await openDataset(fileCatalog(catalogHome), localStore(), name, from?.at);
  return { dataset, catalogHome };
}

async function describeFiles(paths: string, keys: QueryOptions): Promise<LocatedDataset> {
  const { users, time, order, timeUnit: unit } = keys;
  // Registered datasets need nothing that reads Parquet.
  const { describeDataset } = await import("../catalog/describe.js");
  const dataset = await describeDataset(localStore(), { name: paths, paths, users, time, order, unit });
  return { dataset, catalogHome: null };
}

function checkOptions(options: QueryOptions): void {
  if (options.dataset !== undefined && options.data !== undefined) {
    fail("bad-arguments", { what: "expected a registered dataset or files to read, found both" });
  }
  const orphan = (["users", "time", "timeUnit", "order"] as const).find((key) => options[key] !== undefined);
  if (options.data === undefined && orphan !== undefined) {
    const hint = "a registered dataset has its columns from its registration";
    fail("bad-arguments", { what: `${orphan} is given without data that it could describe` }, { hint });
  }
}

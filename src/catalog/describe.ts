import { resolve } from "node:path";
import type { Dataset, Part } from "../planner/catalog.js";
import type { Store } from "../storage/store.js";
import { type DescribeOptions, describeParts } from "./described.js";
import { mapConcurrently } from "./map-concurrently.js";

/**
 * The dataset that the files matching `options.paths` are, for use without registration. Footers decide; columns are
 * read only where they are silent about nulls and times. Several parts are `unchecked` for users in two of them.
 * As long as the same files match, and each is what it was, the same dataset comes back after a look at each.
 * Errors: `no-parts`, `columns-not-named`, `key-column-missing`, `key-column-type`, `key-column-null`, `time-nan`,
 * `time-unit-conflict`, `schema-differs`, `column-not-in-part`, those of the store and the Parquet reader.
 */
export async function describeDataset(store: Store, options: DescribeOptions): Promise<Dataset> {
  const datasets = known.get(store) ?? new Map<string, Dataset>();
  known.set(store, datasets);
  // Relative paths mean other files in another folder.
  const id = JSON.stringify([options, resolve(".")]);
  const last = datasets.get(id);
  if (last !== undefined && (await isUnchanged(store, options.paths, last.parts))) return last;
  const { dataset } = await describeParts(store, options);
  if (datasets.size >= MOST_KNOWN) datasets.clear();
  datasets.set(id, dataset);
  return dataset;
}

const MOST_KNOWN = 32;
const known = new WeakMap<Store, Map<string, Dataset>>();

async function isUnchanged(store: Store, pattern: string, parts: readonly Part[]): Promise<boolean> {
  const paths = await store.list(pattern);
  if (paths.length !== parts.length) return false;
  const unchanged = await mapConcurrently(parts, async ({ path, size, version }, at) => {
    if (paths[at] !== path) return false;
    const found = await store.identify(path);
    return found.size === size && found.version === version;
  });
  return unchanged.every((each) => each);
}

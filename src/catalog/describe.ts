import type { Dataset } from "../planner/catalog.js";
import type { Store } from "../storage/store.js";
import { type DescribeOptions, describeParts } from "./described.js";

/**
 * The dataset that the files matching `options.paths` are, for use without registration. Footers decide; columns are
 * read only where they are silent about nulls and times. Several parts are `unchecked` for users in two of them.
 * Errors: `no-parts`, `columns-not-named`, `key-column-missing`, `key-column-type`, `key-column-null`, `time-nan`,
 * `time-unit-conflict`, `schema-differs`, `column-not-in-part`, those of the store and the Parquet reader.
 */
export async function describeDataset(store: Store, options: DescribeOptions): Promise<Dataset> {
  return (await describeParts(store, options)).dataset;
}

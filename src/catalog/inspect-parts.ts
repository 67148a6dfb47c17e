import { fail } from "../errors/index.js";
import { type FileInfo, inspectFile } from "../runtime/parquet/index.js";
import type { Store } from "../storage/store.js";
import { mapConcurrently } from "./map-concurrently.js";

/**
 * The footers of the files that match `pattern`, one at least, in the order of the store.
 * Errors: `no-parts`, those of the store and of the Parquet reader.
 */
export async function inspectParts(
  store: Store,
  pattern: string,
): Promise<readonly [FileInfo, ...FileInfo[]]> {
  const paths = await store.list(pattern);
  const [first, ...others] = await mapConcurrently(paths, (path) => inspectFile(store, path));
  if (first !== undefined) return [first, ...others];
  return fail(
    "no-parts",
    { pattern },
    { hint: "give a file, a folder with .parquet files, or a glob in quotes" },
  );
}

import type { FileInfo } from "../runtime/parquet/index.js";
import type { Store } from "../storage/store.js";
import type { ColumnInfo } from "../types.js";
import { ColumnProfile } from "./column-profile.js";
import type { CategoricalSettings, ColumnStatistics } from "./column-statistics.js";
import type { KeyColumns } from "./key-columns.js";
import { requireNoNaNs, requireNoNulls } from "./key-values.js";
import { readColumn } from "./read-column.js";

/**
 * Reads the parts in full, one column of one part at a time, and gives the statistics of each column. The users and time
 * columns come first, so that a part unfit for queries is found early. Errors: `key-column-null`, `time-nan`, those of
 * the reader.
 */
export async function profileParts(
  store: Store,
  parts: readonly FileInfo[],
  columns: readonly ColumnInfo[],
  keys: KeyColumns,
  settings: CategoricalSettings,
): Promise<readonly ColumnStatistics[]> {
  const profiles = new Map(columns.map((column) => [column.name, new ColumnProfile(column, settings)]));
  const isKey = (name: string): boolean => name === keys.users || name === keys.time;
  const names = [...profiles.keys()];
  const ordered = [...names.filter(isKey), ...names.filter((name) => !isKey(name))];
  for (const name of ordered) {
    for (const part of parts) await profilePart(store, part, name, profiles.get(name)!, keys);
  }
  return [...profiles.values()].map((profile) => profile.statistics());
}

async function profilePart(
  store: Store,
  part: FileInfo,
  name: string,
  profile: ColumnProfile,
  keys: KeyColumns,
): Promise<void> {
  for await (const batch of readColumn(store, part, name)) profile.add(batch);
  const { nulls, nans } = profile.endPart();
  if (name === keys.users) requireNoNulls("users", name, nulls, part.path);
  if (name !== keys.time) return;
  requireNoNulls("time", name, nulls, part.path);
  requireNoNaNs(name, nans, part.path);
}

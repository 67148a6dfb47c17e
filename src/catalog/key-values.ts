import { fail } from "../errors/index.js";
import type { FileInfo } from "../runtime/parquet/index.js";
import type { Store } from "../storage/store.js";
import { countNaNs, countNulls } from "./column-gaps.js";
import { type KeyColumns, type KeyRole, keyColumn } from "./key-columns.js";
import { readColumn } from "./read-column.js";
import { rangeOfColumn, rangeOfZone, type TimeRange, uniteRanges } from "./time-range.js";

/**
 * Makes sure that every row of a part has a user and a time, and finds the range of its times. Footer statistics
 * decide where they can; row groups without them are read, and so are float times, where NaN may hide.
 * Errors: `key-column-null`, `time-nan`.
 */
export async function checkKeyValues(
  store: Store,
  part: FileInfo,
  keys: KeyColumns,
): Promise<TimeRange | null> {
  await checkUsers(store, part, keys.users);
  return checkTimes(store, part, keys.time);
}

async function checkUsers(store: Store, part: FileInfo, column: string): Promise<void> {
  const { stated, unknown } = statedNulls(part, "users", column);
  let nulls = stated;
  for await (const batch of readColumn(store, part, column, unknown)) nulls += countNulls(batch);
  requireNoNulls("users", column, nulls, part.path);
}

async function checkTimes(store: Store, part: FileInfo, column: string): Promise<TimeRange | null> {
  const { stated, unknown } = statedNulls(part, "time", column);
  const toRead = new Set(unknown);
  let range: TimeRange | null = null;
  for (const [index, rowGroup] of part.rowGroups.entries()) {
    if (rowGroup.rowCount === 0) continue;
    const known = rangeOfZone(rowGroup, column);
    if (known === undefined) toRead.add(index);
    else range = uniteRanges(range, known);
  }
  // A null count that the footer states and that is not 0 ends here, before anything is read.
  requireNoNulls("time", column, stated, part.path);
  let nulls = 0;
  let nans = 0;
  const ascending = [...toRead].sort((a, b) => a - b);
  for await (const batch of readColumn(store, part, column, ascending)) {
    nulls += countNulls(batch);
    nans += countNaNs(batch);
    range = uniteRanges(range, rangeOfColumn(batch));
  }
  requireNoNulls("time", column, nulls, part.path);
  requireNoNaNs(column, nans, part.path);
  return range;
}

/** Errors: `key-column-null`. */
export function requireNoNulls(role: KeyRole, column: string, nulls: number, path: string): void {
  if (nulls > 0) fail("key-column-null", { role, column, rows: nulls, path });
}

/** Errors: `time-nan`. */
export function requireNoNaNs(column: string, nans: number, path: string): void {
  if (nans > 0) fail("time-nan", { column, rows: nans, path });
}

/** Nulls that the footer states, and the row groups about which it is silent. */
function statedNulls(
  part: FileInfo,
  role: KeyRole,
  column: string,
): { readonly stated: number; readonly unknown: readonly number[] } {
  if (!keyColumn(part, role, column).nullable) return { stated: 0, unknown: [] };
  let stated = 0;
  const unknown: number[] = [];
  for (const [index, rowGroup] of part.rowGroups.entries()) {
    const nulls = rowGroup.zones.get(column)?.nullCount ?? null;
    if (nulls === null) unknown.push(index);
    else stated += nulls;
  }
  return { stated, unknown };
}

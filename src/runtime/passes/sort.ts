import { fail } from "../../errors/index.js";
import type { Column } from "../column.js";
import { orderRanks } from "../order-ranks.js";
import type { Grouping } from "./group.js";
import { RunSorter } from "./run-sorter.js";

/**
 * Rows of each user by (time, order columns, file position): only runs that are out of order are sorted. Time must not be
 * null or NaN; nulls of order columns come first, NaN last.
 */
export function sortRuns(
  grouping: Grouping,
  [time, ...order]: readonly Column[],
  where: { readonly column: string; readonly path: string },
): Grouping {
  if (!time) return fail("internal-error", { what: "a sort without keys" });
  const keys = [timesOf(time, where), ...order.map(orderRanks)];
  const { runs, userCount } = grouping;
  const sorter = new RunSorter(longestRun(grouping));
  let sorted = grouping.order;
  for (let user = 0; user < userCount; user++) {
    const start = runs[user]!;
    const count = runs[user + 1]! - start;
    if (sorted === null && isInOrder(keys, start, count)) continue;
    sorted ??= inPlace(runs[userCount]!);
    sortRun(sorter, keys, sorted, start, count);
  }
  return { ...grouping, order: sorted };
}

/** Checks that every row has a time, and gives numbers that order as the times do. */
export function timesOf(
  time: Column,
  where: { readonly column: string; readonly path: string },
): Float64Array | Int32Array | Uint8Array | Uint16Array | Int16Array | Int8Array | Uint32Array {
  if (time.kind === "list") return fail("internal-error", { what: "time in a list column" });
  const bad =
    time.kind === "code"
      ? time.hasNulls && time.codes.includes(time.dictionary.length)
      : (time.validity?.includes(0) ?? false) ||
        (time.type.kind === "float" && time.values.includes(Number.NaN));
  if (bad)
    return fail("null-time", where, { hint: "import the files: rows without a time are then reported" });
  return time.kind === "code" ? time.codes : time.values;
}

type Keys = ReturnType<typeof timesOf>;

function longestRun({ runs, userCount }: Grouping): number {
  let longest = 0;
  for (let user = 0; user < userCount; user++) longest = Math.max(longest, runs[user + 1]! - runs[user]!);
  return longest;
}

function inPlace(rowCount: number): Int32Array {
  const order = new Int32Array(rowCount);
  for (let row = 0; row < rowCount; row++) order[row] = row;
  return order;
}

/** Whether rows that lie together in the file are in order by all keys. */
function isInOrder(keys: readonly Keys[], start: number, count: number): boolean {
  const [first, ...others] = keys;
  if (first === undefined) return true;
  const end = start + count;
  for (let row = start + 1; row < end; row++) {
    const difference = first[row - 1]! - first[row]!;
    if (difference < 0) continue;
    if (difference > 0 || !isTieInOrder(others, row)) return false;
  }
  return true;
}

function isTieInOrder(keys: readonly Keys[], row: number): boolean {
  for (const key of keys) {
    const difference = key[row - 1]! - key[row]!;
    if (difference !== 0) return difference < 0;
  }
  return true;
}

/** Sorts one run of `order` by the weakest key first: each of the sorts is stable. */
function sortRun(
  sorter: RunSorter,
  keys: readonly Keys[],
  order: Int32Array,
  start: number,
  count: number,
): void {
  // start + count <= order.length, count <= the sorter's longest run.
  for (let i = 0; i < count; i++) sorter.rows[i] = order[start + i]!;
  for (let at = keys.length - 1; at >= 0; at--) {
    loadKeys(sorter.keys, keys[at]!, sorter.rows, count);
    sorter.sort(count);
  }
  const { rows } = sorter;
  for (let i = 0; i < count; i++) order[start + i] = rows[i]!;
}

function loadKeys(target: Float64Array, key: Keys, rows: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) target[i] = key[rows[i]!]!;
}

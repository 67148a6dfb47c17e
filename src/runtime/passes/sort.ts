import { fail } from "../../errors/index.js";
import type { Column } from "../column.js";
import { orderRanks } from "../order-ranks.js";
import type { Grouping } from "./group.js";

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
  return keys.length === 1
    ? sortByOne(grouping, keys[0]!)
    : sortBy(grouping, (a, b) => {
        for (const key of keys) {
          const difference = key[a]! - key[b]!;
          if (difference !== 0) return difference;
        }
        return 0;
      });
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

function sortByOne(grouping: Grouping, key: ReturnType<typeof timesOf>): Grouping {
  return sortBy(grouping, (a, b) => key[a]! - key[b]!);
}

/** `compare` takes row positions; ties go by position. */
function sortBy(grouping: Grouping, compare: (a: number, b: number) => number): Grouping {
  const { runs, userCount } = grouping;
  let { order } = grouping;
  const rowAt = (at: number): number => (order === null ? at : order[at]!);
  const total = (a: number, b: number): number => compare(a, b) || a - b;
  for (let user = 0; user < userCount; user++) {
    const start = runs[user]!;
    const end = runs[user + 1]!;
    let at = start + 1;
    while (at < end && compare(rowAt(at - 1), rowAt(at)) <= 0) at++;
    if (at >= end) continue;
    order ??= Int32Array.from({ length: runs[userCount]! }, (_, row) => row);
    order.subarray(start, end).sort(total);
  }
  return { ...grouping, order };
}

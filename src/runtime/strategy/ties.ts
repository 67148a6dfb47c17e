import type { Column } from "../column.js";

/**
 * Rows with the time of the row before them, of the same user: bit i & 31 of word i >> 5 for row i; no word at all when there
 * is none. null when some time is null or NaN. `times` are in run order, that is in order of time.
 */
export function findTies(times: Column, runs: Int32Array): Int32Array | null {
  if (times.kind === "list") return null;
  const values = times.kind === "code" ? times.codes : times.values;
  const isPartial =
    times.kind === "code"
      ? times.hasNulls
      : times.validity !== null || (times.type.kind === "float" && times.values.includes(Number.NaN));
  if (isPartial) return null;
  const bits = new Int32Array((values.length + 31) >>> 5);
  let count = 0;
  // Runs end within values.
  for (let user = 0; user + 1 < runs.length; user++) {
    const end = runs[user + 1]!;
    for (let row = runs[user]! + 1; row < end; row++)
      if (values[row] === values[row - 1]) {
        bits[row >> 5]! |= 1 << (row & 31);
        count++;
      }
  }
  return count === 0 ? new Int32Array() : bits;
}

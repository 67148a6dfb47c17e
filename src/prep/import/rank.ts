import type { Ranks } from "./column-builder.js";

/**
 * Ranks of `values[0 .. length)`: nulls (`valid` 0) first, then by value (-0 and 0 are equal), NaN last.
 * Cost: one sort of the values; linear where the whole numbers of a column lie close together.
 */
export function rankNumbers(values: Float64Array, valid: Uint8Array, length: number): Ranks {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let isWhole = true;
  let nulls = 0;
  for (let i = 0; i < length; i++) {
    if (valid[i]! === 0) {
      nulls = 1;
      continue;
    }
    const value = values[i]!;
    if (value < min) min = value;
    if (value > max) max = value;
    if (!Number.isInteger(value)) isWhole = false;
  }
  const rank = new Int32Array(length);
  if (min > max && isWhole) return { rank, count: Math.max(1, nulls) };
  if (isWhole && max - min < 4 * length + 1024) {
    for (let i = 0; i < length; i++) if (valid[i]! !== 0) rank[i] = values[i]! - min + nulls;
    return { rank, count: max - min + 1 + nulls };
  }
  const ascending = rankAscending(values, valid, length);
  if (ascending !== null) return ascending;
  const sorted = new Float64Array(length);
  let used = 0;
  for (let i = 0; i < length; i++) if (valid[i]! !== 0) sorted[used++] = values[i]! + 0;
  const distinct = sorted.subarray(0, used).sort();
  const count = dedupe(distinct);
  for (let i = 0; i < length; i++) if (valid[i]! !== 0) rank[i] = search(distinct, count, values[i]!) + nulls;
  return { rank, count: count + nulls };
}

/** Ranks of values without nulls and NaN that are in order already; null when they are not. */
function rankAscending(values: Float64Array, valid: Uint8Array, length: number): Ranks | null {
  const rank = new Int32Array(length);
  let current = 0;
  for (let i = 0; i < length; i++) {
    const value = values[i]!;
    if (valid[i]! === 0 || Number.isNaN(value)) return null;
    if (i > 0 && value !== values[i - 1]!) {
      if (value < values[i - 1]!) return null;
      current++;
    }
    rank[i] = current;
  }
  return { rank, count: current + 1 };
}

/** Keeps one of each run of equal values (NaNs are one value) at the front; returns how many. */
function dedupe(sorted: Float64Array): number {
  let count = 0;
  for (let i = 0; i < sorted.length; i++) {
    const value = sorted[i]!;
    const last = sorted[count - 1];
    if (count > 0 && (value === last || (Number.isNaN(value) && Number.isNaN(last)))) continue;
    sorted[count++] = value;
  }
  return count;
}

/** Index of `value` among ascending distinct values; NaN is the last of them. */
function search(distinct: Float64Array, count: number, value: number): number {
  if (Number.isNaN(value)) return count - 1;
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (distinct[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** As `rankNumbers`, for int64. */
export function rankBigInts(values: BigInt64Array, valid: Uint8Array, length: number): Ranks {
  const hasNull = valid.subarray(0, length).includes(0) ? 1 : 0;
  const distinct = new Map<bigint, number>();
  for (const value of values
    .slice(0, length)
    .filter((_, i) => valid[i]! !== 0)
    .sort())
    if (!distinct.has(value)) distinct.set(value, distinct.size + hasNull);
  const rank = new Int32Array(length);
  for (let i = 0; i < length; i++) if (valid[i]! !== 0) rank[i] = distinct.get(values[i]!)!;
  return { rank, count: distinct.size + hasNull };
}

import type { Block } from "./block.js";

/** Columns of ints grow wider as their values ask for it: 32-bit ints, floats within 2^52, 64-bit words. */
export type IntValues =
  | { readonly rank: 0; readonly values: Int32Array }
  | { readonly rank: 1; readonly values: Float64Array }
  | { readonly rank: 2; readonly values: BigInt64Array };

const TWO_32 = 2 ** 32;
/** High word of the first value above, and of the least value of, the exact range: 2^52 / 2^32. */
const HIGH_LIMIT = 2 ** 20;

/** No rows yet: room is made once it is known how wide the first ones are. */
export const NO_ROWS: IntValues = { rank: 0, values: new Int32Array() };

/** The first `filled` of `rowCount` rows in arrays of `rank`, or as they are where their rank is no lower. */
export function widen(from: IntValues, rank: 0 | 1 | 2, filled: number, rowCount: number): IntValues {
  if (from.rank >= rank && from.values.length === rowCount) return from;
  if (rank === 0) return { rank, values: new Int32Array(rowCount) };
  if (rank === 1) {
    const values = new Float64Array(rowCount);
    for (let i = 0; i < filled; i++) values[i] = Number(from.values[i] ?? 0);
    return { rank, values };
  }
  const values = new BigInt64Array(rowCount);
  for (let i = 0; i < filled; i++) values[i] = BigInt(from.values[i] ?? 0);
  return { rank, values };
}

/**
 * Copies 64-bit values that fit 32 signed bits; returns the index of the first that does not, or `count`. The block
 * holds `count` values.
 */
export function fillInt32(
  out: Int32Array,
  from: number,
  { view, at }: Block,
  count: number,
  isUnsigned: boolean,
): number {
  // The high word must repeat the sign of the low one; byte + 8 <= end, which the caller checked.
  for (let i = 0, byte = at; i < count; i++, byte += 8) {
    const low = view.getInt32(byte, true);
    if (view.getInt32(byte + 4, true) !== low >> 31 || (isUnsigned && low < 0)) return i;
    out[from + i] = low;
  }
  return count;
}

/** Copies 64-bit values from `start` on that are within 2^52; returns the index of the first that is not, or `count`. */
export function fillFloat64(
  out: Float64Array,
  from: number,
  block: Block,
  start: number,
  count: number,
  isUnsigned: boolean,
): number {
  const { view, at } = block;
  const least = isUnsigned ? 0 : -HIGH_LIMIT;
  // High words inside of the range leave no bit set.
  const bits = isUnsigned ? 20 : 21;
  let outside = 0;
  for (let i = start, byte = at + 8 * start; i < count; i++, byte += 8) {
    const high = view.getInt32(byte + 4, true);
    outside |= (high - least) >>> bits;
    out[from + i] = high * TWO_32 + view.getUint32(byte, true);
  }
  if (outside === 0) return count;
  for (let i = start, byte = at + 8 * start; i < count; i++, byte += 8) {
    const high = view.getInt32(byte + 4, true);
    if (high >= HIGH_LIMIT || high < least)
      if (high !== HIGH_LIMIT || view.getInt32(byte, true) !== 0) return i;
  }
  return count;
}

/** Copies 64-bit values from `start` on as they are. */
export function fillWords(
  out: BigInt64Array,
  from: number,
  { bytes, at }: Block,
  start: number,
  count: number,
): void {
  const target = new Uint8Array(out.buffer, 8 * (from + start), 8 * (count - start));
  target.set(bytes.subarray(at + 8 * start, at + 8 * count));
}

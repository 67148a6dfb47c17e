import type { Block } from "./block.js";
import { check } from "./fault.js";

/** Bytes that one value may touch beyond its own first one, so that words can be read without asking. */
const REACH = 8;

/**
 * Unpacks `count` unsigned values of `width` bits (0 to 32, least significant bit first), which begin at byte `at`, to
 * out[from ..]; values of 32 bits wrap to negative. Faults: too few bytes. About 1 ns a value.
 */
export function unpackBits(
  block: Block,
  at: number,
  width: number,
  out: Int32Array,
  from: number,
  count: number,
): void {
  checkBits(block, at, width * count);
  if (width === 0) {
    out.fill(0, from, from + count);
    return;
  }
  const { view } = block;
  const mask = width === 32 ? -1 : (1 << width) - 1;
  // Value i begins at bit i * width; for i < safe all of the words read lie inside of the view.
  // Unless the end is near, every value is safe.
  const isFar = at + ((count * width) >>> 3) + REACH <= view.byteLength;
  const safe = isFar ? count : Math.min(count, safeCount(view.byteLength - at, width));
  if (width <= 25)
    for (let i = 0, bit = 0; i < safe; i++, bit += width)
      out[from + i] = (view.getInt32(at + (bit >>> 3), true) >>> (bit & 7)) & mask;
  else
    for (let i = 0, bit = 0; i < safe; i++, bit += width) {
      const shift = bit & 7;
      const byte = at + (bit >>> 3);
      const high = view.getInt32(byte + 4, true);
      out[from + i] = ((view.getInt32(byte, true) >>> shift) | ((high << (31 - shift)) << 1)) & mask;
    }
  for (let i = safe; i < count; i++) out[from + i] = lowWord(block.bytes, at, i * width) & mask;
}

/**
 * Unpacks values of 33 to 52 bits as exact numbers. Faults: too few bytes.
 */
export function unpackWide(block: Block, at: number, width: number, out: Float64Array, count: number): void {
  checkBits(block, at, width * count);
  const { view, bytes } = block;
  const highMask = (1 << (width - 32)) - 1;
  const safe = Math.min(count, safeCount(view.byteLength - at, width));
  for (let i = 0, bit = 0; i < safe; i++, bit += width) {
    const shift = bit & 7;
    const byte = at + (bit >>> 3);
    const high = view.getInt32(byte + 4, true);
    const low = (view.getInt32(byte, true) >>> shift) | ((high << (31 - shift)) << 1);
    out[i] = ((high >>> shift) & highMask) * 2 ** 32 + (low >>> 0);
  }
  for (let i = safe; i < count; i++)
    out[i] =
      (lowWord(bytes, at, i * width + 32) & highMask) * 2 ** 32 + (lowWord(bytes, at, i * width) >>> 0);
}

/** The low words of values of any width, for 32-bit arithmetic that wraps around. Faults: too few bytes. */
export function unpackLowWords(
  block: Block,
  at: number,
  width: number,
  out: Int32Array,
  count: number,
): void {
  if (width <= 32) {
    unpackBits(block, at, width, out, 0, count);
    return;
  }
  checkBits(block, at, width * count);
  for (let i = 0; i < count; i++) out[i] = lowWord(block.bytes, at, i * width);
}

/** 32 bits from a bit on; bytes behind the end count as 0. */
export function lowWord(bytes: Uint8Array, at: number, bit: number): number {
  const first = at + Math.floor(bit / 8);
  const shift = bit % 8;
  const byte = (index: number): number => bytes[first + index] ?? 0;
  const low = byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24);
  return shift === 0 ? low : (low >>> shift) | (byte(4) << (32 - shift));
}

function checkBits({ end }: Block, at: number, bits: number): void {
  // Positions of bits are kept in 32 bits below.
  check(bits <= (end - at) * 8 && bits < 2 ** 32, "packed values are cut off");
}

function safeCount(byteCount: number, width: number): number {
  return Math.max(0, Math.floor(((byteCount - REACH) * 8) / width));
}

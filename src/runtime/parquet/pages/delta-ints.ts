import { lowWord, unpackBits, unpackLowWords, unpackWide } from "./bit-unpack.js";
import type { Block } from "./block.js";
import { DeltaBlocks } from "./delta-blocks.js";
import { check } from "./fault.js";

const EXACT = 2 ** 52;
const TWO_32 = 2 ** 32;

/** Decodes 32-bit deltas to out[0 .. count), wrapping around; returns the address behind them. */
export function readDeltas32(block: Block, out: Int32Array, count: number): number {
  const blocks = new DeltaBlocks(block, count);
  const packed = new Int32Array(blocks.perMiniblock);
  let value = lowWordOf(blocks.first);
  let row = 0;
  if (count > 0) out[row++] = value;
  while (blocks.next()) {
    const { taken } = blocks;
    const least = lowWordOf(blocks.least);
    unpackLowWords(block, blocks.at, blocks.width, packed, taken);
    // taken <= perMiniblock, and row + taken <= count.
    for (let i = 0; i < taken; i++) {
      value = (value + least + packed[i]!) | 0;
      out[row + i] = value;
    }
    row += taken;
  }
  return blocks.end;
}

/**
 * Decodes 64-bit deltas to out[from .. from + count) by float arithmetic, which is exact as long as every value is
 * within 2^52; returns false, with out half written, where one is not. About 2 ns a value.
 */
export function readDeltas64(block: Block, out: Float64Array, from: number, count: number): boolean {
  const blocks = new DeltaBlocks(block, count);
  let value = Number(blocks.first);
  let row = from;
  if (!(Math.abs(value) <= EXACT)) return false;
  if (count > 0) out[row++] = value;
  while (blocks.next()) {
    const { width, taken } = blocks;
    const least = Number(blocks.least);
    if (width > 52 || Math.abs(least) > EXACT) return false;
    // No value of the miniblock is beyond these; nearly always they save a look at each.
    const reach = taken * (Math.abs(least) + 2 ** width);
    if (Math.abs(value) + reach <= EXACT && blocks.isInReach)
      value = addDeltas(blocks, block, value, least, out, row);
    else {
      value = addCheckedDeltas(blocks, block, value, least, out, row);
      if (Number.isNaN(value)) return false;
    }
    row += taken;
  }
  return true;
}

/** Adds up the deltas of a miniblock that is in reach and whose values are exact; returns the last value. */
function addDeltas(
  { at, width, taken }: DeltaBlocks,
  { view }: Block,
  before: number,
  least: number,
  out: Float64Array,
  row: number,
): number {
  let value = before;
  const end = row + taken;
  if (width === 0) for (let to = row; to < end; to++) out[to] = value += least;
  else if (width <= 25) {
    const mask = (1 << width) - 1;
    for (let to = row, bit = 0; to < end; to++, bit += width)
      out[to] = value += least + ((view.getInt32(at + (bit >>> 3), true) >>> (bit & 7)) & mask);
  } else if (width <= 32) {
    const mask = width === 32 ? -1 : (1 << width) - 1;
    for (let to = row, bit = 0; to < end; to++, bit += width) {
      const byte = at + (bit >>> 3);
      const shift = bit & 7;
      const high = view.getInt32(byte + 4, true);
      const delta = ((view.getInt32(byte, true) >>> shift) | ((high << (31 - shift)) << 1)) & mask;
      out[to] = value += least + (delta >>> 0);
    }
  } else {
    const highMask = (1 << (width - 32)) - 1;
    for (let to = row, bit = 0; to < end; to++, bit += width) {
      const byte = at + (bit >>> 3);
      const shift = bit & 7;
      const high = view.getInt32(byte + 4, true);
      const low = (view.getInt32(byte, true) >>> shift) | ((high << (31 - shift)) << 1);
      out[to] = value += least + (((high >>> shift) & highMask) * TWO_32 + (low >>> 0));
    }
  }
  return value;
}

/** As `addDeltas`, for any miniblock; NaN as soon as a value is beyond 2^52. */
function addCheckedDeltas(
  { at, width, taken }: DeltaBlocks,
  block: Block,
  before: number,
  least: number,
  out: Float64Array,
  row: number,
): number {
  const packed = new Int32Array(width <= 32 ? taken : 0);
  const wide = new Float64Array(width > 32 ? taken : 0);
  if (width <= 32) unpackBits(block, at, width, packed, 0, taken);
  else unpackWide(block, at, width, wide, taken);
  let value = before;
  // A sum beyond 2^52 may be rounded, but never to below it.
  for (let i = 0; i < taken; i++) {
    value += least + (width <= 32 ? packed[i]! >>> 0 : wide[i]!);
    if (!(Math.abs(value) <= EXACT)) return Number.NaN;
    out[row + i] = value;
  }
  return value;
}

/** Decodes 64-bit deltas of any size, wrapping around. About 100 ns a value. */
export function readWideDeltas(block: Block, count: number): BigInt64Array {
  const blocks = new DeltaBlocks(block, count);
  const out = new BigInt64Array(count);
  let value = BigInt(blocks.first);
  let row = 0;
  if (count > 0) out[row++] = value;
  while (blocks.next()) {
    const { at, width, taken } = blocks;
    const least = BigInt(blocks.least);
    check((taken * width) / 8 <= block.end - at, "deltas are cut off");
    for (let i = 0; i < taken; i++) {
      const low = BigInt(lowWord(block.bytes, at, i * width) >>> 0);
      const high = width > 32 ? BigInt(lowWord(block.bytes, at, i * width + 32) >>> 0) : 0n;
      value = BigInt.asIntN(64, value + least + BigInt.asUintN(width, (high << 32n) | low));
      out[row++] = value;
    }
  }
  return out;
}

function lowWordOf(value: number | bigint): number {
  return typeof value === "number" ? value | 0 : Number(BigInt.asIntN(32, value));
}

import { lowWord, unpackBits, unpackLowWords, unpackWide } from "./bit-unpack.js";
import type { Block } from "./block.js";
import { DeltaBlocks } from "./delta-blocks.js";
import { check } from "./fault.js";

const EXACT = 2 ** 52;

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
 * within 2^52; returns false, with out half written, where one is not. About 3 ns a value.
 */
export function readDeltas64(block: Block, out: Float64Array, from: number, count: number): boolean {
  const blocks = new DeltaBlocks(block, count);
  const packed = new Int32Array(blocks.perMiniblock);
  const wide = new Float64Array(blocks.perMiniblock);
  let value = Number(blocks.first);
  let row = from;
  if (!(Math.abs(value) <= EXACT)) return false;
  if (count > 0) out[row++] = value;
  while (blocks.next()) {
    const { width, taken } = blocks;
    const least = Number(blocks.least);
    if (width > 52 || Math.abs(least) > EXACT) return false;
    let isExact = true;
    // A sum beyond 2^52 may be rounded, but never to below it. taken <= perMiniblock, row + taken <= from + count.
    if (width <= 32) {
      unpackBits(block, blocks.at, width, packed, 0, taken);
      for (let i = 0; i < taken; i++) {
        value += least + (packed[i]! >>> 0);
        if (value > EXACT || value < -EXACT) isExact = false;
        out[row + i] = value;
      }
    } else {
      unpackWide(block, blocks.at, width, wide, taken);
      for (let i = 0; i < taken; i++) {
        value += least + wide[i]!;
        if (value > EXACT || value < -EXACT) isExact = false;
        out[row + i] = value;
      }
    }
    if (!isExact) return false;
    row += taken;
  }
  return true;
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

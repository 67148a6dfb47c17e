import { type Block, checkSize, prefixed, skip } from "./block.js";
import { check, NotCovered } from "./fault.js";
import { HybridRuns } from "./hybrid.js";
import type { DataHeader } from "./page-header.js";
import { unpackBytes } from "./unpack-bytes.js";

const RLE = 3;
const BIT_PACKED = 4;

/** Which rows of a page have a value: one byte a row, or null when all have; `present` counts them. */
export interface Levels {
  readonly levels: Uint8Array | null;
  readonly present: number;
}

/** Splits a version 1 page of an optional column into its definition levels and its values. */
export function levelsOfV1(
  block: Block,
  header: DataHeader,
): { readonly levels: Levels; readonly rest: Block } {
  const { rowCount } = header;
  if (header.levelEncoding === RLE) {
    const { head, rest } = prefixed(block);
    return { levels: readRuns(head, rowCount), rest };
  }
  if (header.levelEncoding !== BIT_PACKED) throw new NotCovered();
  const size = Math.ceil(rowCount / 8);
  checkSize(block, size);
  const levels = new Uint8Array(rowCount);
  let present = 0;
  // Most significant bit first, unlike everything else. (i >> 3) < size, which was just checked.
  for (let i = 0; i < rowCount; i++)
    present += levels[i] = (block.bytes[block.at + (i >> 3)]! >> (7 - (i & 7))) & 1;
  return { levels: { levels: present === rowCount ? null : levels, present }, rest: skip(block, size) };
}

/** Decodes definition levels of 0 and 1 in the hybrid of runs and bit-packed groups. Faults: too few levels. */
export function readRuns(block: Block, rowCount: number): Levels {
  const runs = new HybridRuns(block, 1, 2 ** 32);
  let levels: Uint8Array | null = null;
  let present = 0;
  for (let done = 0; done < rowCount; ) {
    runs.step(rowCount - done);
    const { length, value } = runs;
    check(runs.isPacked || value <= 1, `a definition level of ${value}`);
    const to = done + length;
    if (runs.isPacked) {
      levels ??= new Uint8Array(rowCount).fill(1, 0, done);
      unpackBytes(block, runs.at, 1, levels, done, length);
      present += countOnes(levels, done, to);
    } else {
      if (value === 0) levels ??= new Uint8Array(rowCount).fill(1, 0, done);
      levels?.fill(value, done, to);
      present += value * length;
    }
    done = to;
  }
  return { levels: present === rowCount ? null : levels, present };
}

function countOnes(levels: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) count += levels[i]!;
  return count;
}

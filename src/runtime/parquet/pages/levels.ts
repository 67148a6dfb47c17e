import { type Block, checkSize, prefixed, skip } from "./block.js";
import { check, NotCovered } from "./fault.js";
import type { DataHeader } from "./page-header.js";
import { type Cursor, readVarint } from "./varint.js";

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
  const cursor: Cursor = { bytes: block.bytes, at: block.at, end: block.end };
  let levels: Uint8Array | null = null;
  let present = 0;
  for (let done = 0; done < rowCount; ) {
    const head = readVarint(cursor);
    const length = Math.min(Math.floor(head / 2) * (head % 2 === 1 ? 8 : 1), rowCount - done);
    if (head % 2 === 1) {
      const size = (length + 7) >> 3;
      check(size <= cursor.end - cursor.at, "definition levels are cut off");
      levels ??= new Uint8Array(rowCount).fill(1, 0, done);
      // done + length <= rowCount, and size bytes were just checked.
      for (let i = 0; i < length; i++)
        present += levels[done + i] = (block.bytes[cursor.at + (i >> 3)]! >> (i & 7)) & 1;
      cursor.at = Math.min(cursor.at + Math.floor(head / 2), cursor.end);
    } else {
      check(cursor.at < cursor.end, "definition levels are cut off");
      const value = block.bytes[cursor.at++]!;
      check(value <= 1, `a definition level of ${value}`);
      if (value === 0) levels ??= new Uint8Array(rowCount).fill(1, 0, done);
      levels?.fill(value, done, done + length);
      present += value * length;
    }
    done += length;
  }
  return { levels: present === rowCount ? null : levels, present };
}

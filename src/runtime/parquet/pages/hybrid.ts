import { unpackBits } from "./bit-unpack.js";
import type { Block } from "./block.js";
import { check, fault } from "./fault.js";
import { type Cursor, readVarint } from "./varint.js";

/** Runs shorter than this are written value by value: a call of `fill` costs as much. */
const LONG_RUN = 48;

/**
 * Decodes `count` values of the hybrid of runs and bit-packed groups to out[0 .. count). Source: parquet-format,
 * Encodings, "Run Length Encoding / Bit-Packing Hybrid". Faults: too few values, a width above 32, values that are not
 * below `limit`. About 2 ns a value.
 */
export function readHybrid(block: Block, width: number, limit: number, out: Int32Array, count: number): void {
  check(width <= 32, `values of ${width} bits`);
  const { bytes, end } = block;
  const cursor: Cursor = { bytes, at: block.at, end };
  const valueBytes = (width + 7) >> 3;
  const canExceed = 2 ** width > limit;
  let at = block.at;
  for (let done = 0; done < count; ) {
    // Runs are short in many files: a header of one byte is taken without a call.
    let head = bytes[at]!;
    if (head < 0x80 && at < end) at++;
    else {
      cursor.at = at;
      head = readVarint(cursor);
      at = cursor.at;
    }
    const isPacked = head % 2 === 1;
    const size = Math.floor(head / 2);
    const to = done + Math.min(isPacked ? size * 8 : size, count - done);
    if (isPacked) {
      unpackBits(block, at, width, out, done, to - done);
      if (canExceed) checkBelow(out, done, to, limit);
      at = Math.min(at + size * width, end);
    } else {
      check(valueBytes <= end - at, "a run is cut off");
      let value = 0;
      // at + valueBytes <= end was just checked.
      for (let i = 0; i < valueBytes; i++) value |= bytes[at++]! << (8 * i);
      if (value >>> 0 >= limit) fault(`a value of ${value >>> 0}, expected less than ${limit}`);
      if (to - done < LONG_RUN) for (let i = done; i < to; i++) out[i] = value;
      else out.fill(value, done, to);
    }
    done = to;
  }
}

function checkBelow(values: Int32Array, from: number, to: number, limit: number): void {
  let greatest = 0;
  // from .. to was just written.
  for (let i = from; i < to; i++) {
    const value = values[i]! >>> 0;
    if (value > greatest) greatest = value;
  }
  if (greatest >= limit) fault(`a value of ${greatest}, expected less than ${limit}`);
}

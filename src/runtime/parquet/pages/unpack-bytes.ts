import { lowWord } from "./bit-unpack.js";
import type { Block } from "./block.js";

/** Bytes from the begin of a group of eight values that are read at once. */
const REACH = 8;

/**
 * Unpacks `count` unsigned values of `width` bits (0 to 8, least significant bit first), which begin at byte `at`, to
 * out[from ..]. All of their bits must be inside of the block. About 0.5 ns a value: eight values, `width` bytes together,
 * take one word or two.
 */
export function unpackBytes(
  block: Block,
  at: number,
  width: number,
  out: Uint8Array,
  from: number,
  count: number,
): void {
  if (width === 0) {
    out.fill(0, from, from + count);
    return;
  }
  const { view } = block;
  const mask = (1 << width) - 1;
  const whole = Math.min(count >>> 3, Math.floor((view.byteLength - at - REACH) / width) + 1);
  // Groups below `groups` end REACH bytes before the view does; the rest is read bit by bit.
  const groups = Math.max(0, whole);
  const [second, third] = [2 * width, 3 * width];
  let byte = at;
  let to = from;
  if (width <= 4) {
    const fourth = 4 * width;
    for (let group = 0; group < groups; group++, byte += width, to += 8) {
      const low = view.getInt32(byte, true);
      const high = low >>> (fourth & 31);
      put4(out, to, low, width, second, third, mask);
      put4(out, to + 4, high, width, second, third, mask);
    }
  } else {
    const skipped = (4 * width) >>> 3;
    const shift = (4 * width) & 7;
    for (let group = 0; group < groups; group++, byte += width, to += 8) {
      put4(out, to, view.getInt32(byte, true), width, second, third, mask);
      put4(out, to + 4, view.getInt32(byte + skipped, true) >>> shift, width, second, third, mask);
    }
  }
  for (let i = groups * 8; i < count; i++) out[from + i] = lowWord(block.bytes, at, i * width) & mask;
}

/** Four values of the word, the lowest first; inlined. */
function put4(
  out: Uint8Array,
  to: number,
  word: number,
  first: number,
  second: number,
  third: number,
  mask: number,
): void {
  out[to] = word & mask;
  out[to + 1] = (word >>> first) & mask;
  out[to + 2] = (word >>> second) & mask;
  out[to + 3] = (word >>> third) & mask;
}

import { type Block, checkSize } from "./block.js";
import { readDeltas32 } from "./delta-ints.js";
import { check } from "./fault.js";

/** Gets one byte string: bytes[start .. end), valid during the call. */
export type TakeBytes = (bytes: Uint8Array, start: number, end: number) => void;

/** PLAIN: each string behind its length in 32 bits. */
export function forEachPlain({ bytes, view, at, end }: Block, count: number, take: TakeBytes): void {
  let next = at;
  for (let i = 0; i < count; i++) {
    check(end - next >= 4, "strings are cut off");
    const length = view.getInt32(next, true);
    const start = next + 4;
    check(length >= 0 && length <= end - start, "a string is longer than its page");
    next = start + length;
    take(bytes, start, next);
  }
}

/** PLAIN strings that all have the same length. */
export function forEachFixed(block: Block, length: number, count: number, take: TakeBytes): void {
  checkSize(block, length * count);
  for (let i = 0, start = block.at; i < count; i++, start += length) take(block.bytes, start, start + length);
}

/** DELTA_LENGTH_BYTE_ARRAY: all lengths as deltas, then all bytes. */
export function forEachLengthDelta(block: Block, count: number, take: TakeBytes): void {
  const lengths = new Int32Array(count);
  let start = readDeltas32(block, lengths, count);
  for (let i = 0; i < count; i++) {
    // i < count, which is the length of the array.
    const length = lengths[i]!;
    check(length >= 0 && length <= block.end - start, "a string is longer than its page");
    take(block.bytes, start, start + length);
    start += length;
  }
}

/** DELTA_BYTE_ARRAY: how many bytes each string shares with the one before, then the rest of each. */
export function forEachDeltaString(block: Block, count: number, take: TakeBytes): void {
  const shared = new Int32Array(count);
  const suffixes = { ...block, at: readDeltas32(block, shared, count) };
  let text = new Uint8Array(256);
  let length = 0;
  let i = 0;
  forEachLengthDelta(suffixes, count, (bytes, start, end) => {
    const kept = shared[i++] ?? 0;
    check(kept >= 0 && kept <= length, "a string shares more bytes than the one before has");
    length = kept + end - start;
    if (length > text.length) {
      const longer = new Uint8Array(2 * length);
      longer.set(text.subarray(0, kept));
      text = longer;
    }
    text.set(bytes.subarray(start, end), kept);
    take(text, 0, length);
  });
}

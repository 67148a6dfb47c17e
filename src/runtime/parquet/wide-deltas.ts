import type { ColumnMetaData } from "hyparquet/src/types.js";
import type { ArrowArray } from "../columns/arrow-array.js";

/**
 * Whether a chunk of 32-bit ints is stored as deltas only. Some writers (DuckDB) take such deltas in 64 bits, others wrap
 * around in 32; the decoder refuses the former. Read as 64-bit ints, the low words are right for both.
 */
export function hasWideDeltas({ type, encodings }: ColumnMetaData): boolean {
  const ofValues = encodings.filter((encoding) => encoding !== "RLE" && encoding !== "BIT_PACKED");
  return (
    type === "INT32" &&
    ofValues.length > 0 &&
    ofValues.every((encoding) => encoding === "DELTA_BINARY_PACKED")
  );
}

/** Turns 64-bit ints (of a list's items, where it is one) into 32-bit ones by their low words, in the memory they have. */
export function keepLowWords(array: ArrowArray): ArrowArray {
  if (array.child !== null) return { ...array, child: keepLowWords(array.child) };
  const count = array.offset + array.length;
  const words = new Int32Array(array.memory, count === 0 ? 0 : array.buffers[1], 2 * count);
  // The target index never overtakes the source index 2i, both below 2 * count.
  for (let i = 0; i < count; i++) words[i] = words[2 * i]!;
  return { ...array, format: "i" };
}

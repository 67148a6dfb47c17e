import { type ArrowArray, bytesOf, offsetsOf, wordsOf } from "./arrow-array.js";

/** Reads the unscaled value of a decimal's row: 32 or 64-bit ints (`i`, `l`) or big-endian bytes (`w:n`, `z`). */
export function unscaledReader(array: ArrowArray): (row: number) => bigint {
  if (array.format === "i") {
    const words = wordsOf(array, 1);
    return (row) => BigInt(words[row] ?? 0);
  }
  if (array.format === "l") {
    const words = wordsOf(array, 2);
    return (row) => (BigInt(words[2 * row + 1] ?? 0) << 32n) | BigInt((words[2 * row] ?? 0) >>> 0);
  }
  if (array.format === "z") {
    const offsets = offsetsOf(array);
    const bytes = bytesOf(array, 2, offsets.at(-1) ?? 0);
    return (row) => signed(bytes.subarray(offsets[row] ?? 0, offsets[row + 1] ?? 0));
  }
  const width = Number(array.format.slice("w:".length));
  const bytes = bytesOf(array, 1, width * (array.offset + array.length)).subarray(width * array.offset);
  return (row) => signed(bytes.subarray(row * width, (row + 1) * width));
}

/** Big-endian two's complement. */
function signed(bytes: Uint8Array): bigint {
  if (bytes.length === 0) return 0n;
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex");
  return BigInt.asIntN(bytes.length * 8, BigInt(`0x${hex}`));
}

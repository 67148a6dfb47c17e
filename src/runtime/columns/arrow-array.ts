import { fail } from "../../errors/index.js";

/**
 * An Arrow array as its buffers in some memory: `buffers` are addresses (0 = absent), `format` is the C data
 * interface's letter code (`i` int32, `l` int64, `z` binary, `w:16` fixed, `+l` list, …).
 */
export interface ArrowArray {
  readonly memory: ArrayBuffer;
  readonly format: string;
  readonly length: number;
  /** -1: not counted. */
  readonly nullCount: number;
  readonly offset: number;
  readonly buffers: readonly number[];
  readonly child: ArrowArray | null;
  readonly dictionary: ArrowArray | null;
}

/** Fails with `internal-error` when the decoder gave another layout than the one asked for. */
export function expectFormat(array: ArrowArray, ...formats: readonly string[]): void {
  if (!formats.includes(array.format))
    fail("internal-error", { what: `expected Arrow format ${formats.join(" or ")}, found ${array.format}` });
}

/** Null bits of the rows (least significant first, starting at bit `array.offset`), or null when no row is null. */
export function validityBits(array: ArrowArray): Uint8Array | null {
  const address = array.buffers[0] ?? 0;
  if (address === 0 || array.nullCount === 0) return null;
  return new Uint8Array(array.memory, address, (array.offset + array.length + 7) >> 3);
}

/** Bytes of buffer `index`, `count` of them from its begin. */
export function bytesOf(array: ArrowArray, index: number, count: number): Uint8Array {
  return new Uint8Array(array.memory, count === 0 ? 0 : (array.buffers[index] ?? 0), count);
}

/** 32-bit words of buffer 1 for the rows; `perRow` words a row. */
export function wordsOf(array: ArrowArray, perRow: 1 | 2, rows = array.length): Int32Array {
  return new Int32Array(...aligned(array, 4, array.offset * perRow, rows * perRow));
}

/** Values of buffer 1 for the rows. */
export function float32sOf(array: ArrowArray): Float32Array {
  return new Float32Array(...aligned(array, 4, array.offset, array.length));
}

/** Values of buffer 1 for the rows. */
export function float64sOf(array: ArrowArray): Float64Array {
  return new Float64Array(...aligned(array, 8, array.offset, array.length));
}

/** The `length + 1` offsets in buffer 1 of a binary or list array. */
export function offsetsOf(array: ArrowArray): Int32Array {
  return array.length === 0 ? new Int32Array(1) : wordsOf(array, 1, array.length + 1);
}

/** Arrow asks for alignment but does not demand it: what is not aligned is copied. */
function aligned(
  array: ArrowArray,
  width: number,
  from: number,
  count: number,
): [ArrayBuffer, number, number] {
  const address = (array.buffers[1] ?? 0) + from * width;
  if (count === 0) return [array.memory, 0, 0];
  return address % width === 0
    ? [array.memory, address, count]
    : [array.memory.slice(address, address + count * width), 0, count];
}

/** Distinct numbers, numbered in order of first appearance. */
export interface DenseIndex {
  readonly count: number;
  /** Number of each value. */
  readonly index: Int32Array;
}

/** Numbers distinct values: in sorted input by looking at the neighbour, else by open addressing. NaN must not occur. */
export function denseIndex(values: Float64Array): DenseIndex {
  return isStrictlyMonotonic(values) ? counted(values.length) : hashed(values);
}

function isStrictlyMonotonic(values: Float64Array): boolean {
  let rising = true;
  let falling = true;
  for (let at = 1; at < values.length && (rising || falling); at++) {
    if (!(values[at]! > values[at - 1]!)) rising = false;
    if (!(values[at]! < values[at - 1]!)) falling = false;
  }
  return rising || falling;
}

function counted(count: number): DenseIndex {
  return { count, index: new Int32Array(count).map((_, at) => at) };
}

/** Table of twice the size, linear probing; slots hold 1 + number. Bounds: `mask` keeps every slot inside. */
function hashed(values: Float64Array): DenseIndex {
  let size = 16;
  while (size < values.length * 2) size *= 2;
  const mask = size - 1;
  const slots = new Int32Array(size);
  const distinct = new Float64Array(values.length);
  const index = new Int32Array(values.length);
  const words = new Int32Array(values.buffer, values.byteOffset, values.length * 2);
  let count = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    let slot = mix(words[2 * at]!, words[2 * at + 1]!) & mask;
    for (;;) {
      const held = slots[slot]!;
      if (held === 0) {
        distinct[count] = value;
        slots[slot] = ++count;
        index[at] = count - 1;
        break;
      }
      if (distinct[held - 1] === value) {
        index[at] = held - 1;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  return { count, index };
}

function mix(low: number, high: number): number {
  let hash = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}

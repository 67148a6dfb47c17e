import type { Block } from "./block.js";
import { gatherFloats, gatherInts, readIndices } from "./indices.js";
import { type IntValues, widen } from "./int-values.js";

const EXACT = 2 ** 52;

/**
 * Writes the entries at a page's `count` indices to the rows from `from` on, and returns the `rowCount` rows: as wide as the
 * entries, but words only where one in use asks for them. Faults: too few indices, or one out of range. About 1 ns a row.
 */
export function gatherIndexed(
  rows: IntValues,
  from: number,
  entries: IntValues,
  block: Block,
  count: number,
  rowCount: number,
  isUnsigned: boolean,
): IntValues {
  const rank = entries.rank === 2 ? rankInUse(entries, block, count, isUnsigned) : entries.rank;
  const target = widen(rows, rank, from, rowCount);
  const { values } = entries;
  if (target.rank === 2) copyWords(target.values, from, entries, block, count);
  else if (target.rank === 0)
    gatherInts(
      block,
      values instanceof Int32Array ? values : Int32Array.from(values, Number),
      target.values,
      from,
      count,
    );
  else {
    const floats = values instanceof Float64Array ? values : Float64Array.from(values, Number);
    gatherFloats(block, floats, target.values, from, count);
  }
  return target;
}

/** Values of rank 1 as 32-bit ints when all of them are: a dictionary may have wider entries than the rows. */
export function narrowed(values: Float64Array): Float64Array | Int32Array {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value !== (value | 0)) return values;
  }
  return Int32Array.from(values);
}

function copyWords(out: BigInt64Array, from: number, entries: IntValues, block: Block, count: number): void {
  const { length } = entries.values;
  const { values } = widen(entries, 2, length, length);
  const indices = new Int32Array(count);
  readIndices(block, length, indices, count);
  for (let i = 0; i < indices.length; i++) out[from + i] = BigInt(values[indices[i]!]!);
}

/** The rank that the entries in use need: a dictionary may have words that no row refers to. */
function rankInUse({ values, rank }: IntValues, block: Block, count: number, isUnsigned: boolean): 0 | 1 | 2 {
  const first = new Int32Array(Math.min(1, count));
  readIndices(block, values.length, first, first.length);
  const indices = first.some((index) => rankOf(values[index]!, isUnsigned) === rank)
    ? first
    : new Int32Array(count);
  readIndices(block, values.length, indices, indices.length);
  let highest: 0 | 1 = 0;
  // Every index is one of the values.
  for (let i = 0; i < indices.length; i++) {
    const found = rankOf(values[indices[i]!]!, isUnsigned);
    if (found === 2) return 2;
    if (found === 1) highest = 1;
  }
  return highest;
}

function rankOf(value: number | bigint, isUnsigned: boolean): 0 | 1 | 2 {
  if (typeof value === "number") return value === (value | 0) ? 0 : 1;
  // Words are signed: of unsigned ones, the negative are those from 2^63 on.
  if (isUnsigned && value < 0n) return 2;
  if (BigInt.asIntN(32, value) === value) return 0;
  return -EXACT <= value && value <= EXACT ? 1 : 2;
}

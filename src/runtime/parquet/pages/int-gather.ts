import { type IntValues, widen } from "./int-values.js";

const EXACT = 2 ** 52;

/**
 * Writes entries[indices[i]] to row from + i for i below `count`, and returns the `rowCount` rows, wider where an entry
 * in use asks for it. The indices must be those of entries.
 */
export function gatherInts(
  rows: IntValues,
  from: number,
  entries: IntValues,
  indices: Int32Array,
  count: number,
  rowCount: number,
  isUnsigned: boolean,
): IntValues {
  const rank = entries.rank > rows.rank ? rankInUse(entries, indices, count, isUnsigned) : 0;
  const target = widen(rows, rank, from, rowCount);
  if (target.rank === 2) copyWords(target.values, from, entries, indices, count);
  else if (entries.rank !== 2) copyNumbers(target.values, from, entries.values, indices, count);
  else copyNumbers(target.values, from, Float64Array.from(entries.values, Number), indices, count);
  return target;
}

function copyNumbers(
  out: Int32Array | Float64Array,
  from: number,
  entries: Int32Array | Float64Array,
  indices: Int32Array,
  count: number,
): void {
  // count <= indices.length; every index is one of entries, which the caller assures.
  for (let i = 0; i < count; i++) out[from + i] = entries[indices[i]!]!;
}

function copyWords(
  out: BigInt64Array,
  from: number,
  entries: IntValues,
  indices: Int32Array,
  count: number,
): void {
  const { length } = entries.values;
  const { values } = widen(entries, 2, length, length);
  for (let i = 0; i < count; i++) out[from + i] = BigInt(values[indices[i]!]!);
}

/** The rank that the entries in use need: a dictionary may have wide ones that no row refers to. */
function rankInUse(entries: IntValues, indices: Int32Array, count: number, isUnsigned: boolean): 0 | 1 | 2 {
  const ranks = new Uint8Array(entries.values.length);
  for (let i = 0; i < ranks.length; i++) ranks[i] = rankOf(entries.values[i]!, isUnsigned);
  let highest = 0;
  for (let i = 0; i < count; i++) {
    const rank = ranks[indices[i]!]!;
    if (rank > highest) highest = rank;
  }
  if (highest === 0) return 0;
  return highest === 1 ? 1 : 2;
}

function rankOf(value: number | bigint, isUnsigned: boolean): 0 | 1 | 2 {
  if (typeof value === "number") return value === (value | 0) ? 0 : 1;
  // Words are signed: of unsigned ones, the negative are those from 2^63 on.
  if (isUnsigned && value < 0n) return 2;
  if (BigInt.asIntN(32, value) === value) return 0;
  return -EXACT <= value && value <= EXACT ? 1 : 2;
}

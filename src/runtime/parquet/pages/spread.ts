type Spreadable = Float64Array | Int32Array | Uint16Array | Uint8Array | BigInt64Array;

/**
 * Moves `present` values that lie close together from `from` on to their rows: levels[i] is 1 where row from + i has
 * one; the other rows become 0. Works backwards, so that no value is overwritten before it is moved.
 */
export function spread(values: Spreadable, from: number, levels: Uint8Array, present: number): void {
  if (values instanceof BigInt64Array) {
    for (let i = levels.length - 1, next = from + present; i >= 0; i--)
      values[from + i] = levels[i] === 1 ? values[--next]! : 0n;
    return;
  }
  // next >= from, since levels has exactly `present` ones; from + i is inside: the caller's rows are.
  for (let i = levels.length - 1, next = from + present; i >= 0; i--)
    values[from + i] = levels[i] === 1 ? values[--next]! : 0;
}

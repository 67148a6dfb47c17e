/** Arrow bitmap (least significant bit first, padded to 8 bytes) of `length` bits. */
export function packBits(length: number, isSet: (i: number) => boolean): Uint8Array {
  const bits = new Uint8Array(((length + 63) >> 6) << 3);
  for (let i = 0; i < length; i++) if (isSet(i)) bits[i >> 3]! |= 1 << (i & 7);
  return bits;
}

/** Validity bitmap of rows taken in an order; `valid` has one byte a row. */
export function validBits(valid: Uint8Array, order: Uint32Array): Uint8Array {
  const bits = new Uint8Array(((order.length + 63) >> 6) << 3);
  for (let i = 0; i < order.length; i++) bits[i >> 3]! |= valid[order[i]!]! << (i & 7);
  return bits;
}

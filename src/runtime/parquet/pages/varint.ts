import { check, fault } from "./fault.js";

/** A position in bytes that moves forward as numbers are read. */
export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
  readonly end: number;
}

const LONGEST = 10;
/** Seven bytes hold 49 bits. */
const EXACT_BYTES = 7;

/** Reads an unsigned number of 7 bits a byte, at most ten of them; exact below 2^53. */
export function readVarint(cursor: Cursor): number {
  // Nearly all numbers take one byte.
  const first = cursor.bytes[cursor.at]!;
  if (first < 0x80 && cursor.at < cursor.end) {
    cursor.at++;
    return first;
  }
  let value = 0;
  let scale = 1;
  for (let i = 0; i < LONGEST; i++) {
    check(cursor.at < cursor.end, "a number is cut off");
    // at < end <= bytes.length was just checked.
    const byte = cursor.bytes[cursor.at++]!;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return value;
    scale *= 128;
  }
  return fault("a number has no end");
}

/** Reads a signed number in zigzag form, modulo 2^64: a number where it takes seven bytes at most, else a bigint. */
export function readZigZag(cursor: Cursor): number | bigint {
  const begin = cursor.at;
  const value = readVarint(cursor);
  if (cursor.at - begin <= EXACT_BYTES) return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  let wide = 0n;
  // The bytes up to cursor.at were just read.
  for (let i = cursor.at - 1; i >= begin; i--) wide = (wide << 7n) | BigInt(cursor.bytes[i]! & 0x7f);
  return BigInt.asIntN(64, (wide >> 1n) ^ -(wide & 1n));
}

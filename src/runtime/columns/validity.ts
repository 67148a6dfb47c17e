import { type ArrowArray, validityBits } from "./arrow-array.js";

/** Collects null bits as one byte a row; stays empty-handed as long as no row is null. */
export class ValidityBuilder {
  private bytes: Uint8Array | null = null;
  private filled = 0;

  constructor(private readonly rowCount: number) {}

  /** Takes over the array's null bits and returns its rows as bytes (1 = value), or null when none is null. */
  append(array: ArrowArray): Uint8Array | null {
    const bits = validityBits(array);
    const from = this.filled;
    this.filled += array.length;
    if (bits === null) return null;
    this.bytes ??= new Uint8Array(this.rowCount).fill(1);
    const target = this.bytes.subarray(from, this.filled);
    unpackBits(bits, array.offset, target);
    return target;
  }

  /** One byte a row; null when no row is null. */
  finish(): Uint8Array | null {
    return this.bytes?.subarray(0, this.filled) ?? null;
  }
}

/** Writes bits (least significant first) from bit `from` on as bytes of 0 and 1; `target` says how many. */
export function unpackBits(bits: Uint8Array, from: number, target: Uint8Array): void {
  // from + i < 8 * bits.length: the caller's bits cover every row of target.
  for (let i = 0; i < target.length; i++) {
    const bit = from + i;
    target[i] = (bits[bit >> 3]! >> (bit & 7)) & 1;
  }
}

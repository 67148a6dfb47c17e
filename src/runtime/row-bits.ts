/** Takes selected users one by one, with what a kernel found of each of their rows. */
export interface RowBitsSink {
  /** Rows `start` to `end` in run order; `bits[row - start]` is 0 for a row outside the timeframe. `bits` is reused after the call. */
  user(start: number, end: number, bits: Uint8Array): void;
}

/** One buffer for the bits of a user's rows, as long as the longest user needs. */
export class RowBits {
  private buffer = new Uint8Array(1024);

  /** At least `length` bytes, of any content. */
  of(length: number): Uint8Array {
    if (this.buffer.length < length) this.buffer = new Uint8Array(Math.max(length, this.buffer.length * 2));
    return this.buffer;
  }
}

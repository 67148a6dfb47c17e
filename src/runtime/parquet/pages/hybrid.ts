import type { Block } from "./block.js";
import { check, fault } from "./fault.js";
import { type Cursor, readVarint } from "./varint.js";

/**
 * Walks the hybrid of runs and bit-packed groups. Source: parquet-format, Encodings, "Run Length Encoding / Bit-Packing
 * Hybrid". Several readers walk it, each with a loop of its own for the array that it fills.
 */
export class HybridRuns {
  /** Of the current run: `length` values of `width` bits from byte `at` on when `isPacked`, else `length` times `value`. */
  isPacked = false;
  at = 0;
  length = 0;
  value = 0;
  private next: number;
  private readonly bytes: Uint8Array;
  private readonly end: number;
  private readonly valueBytes: number;

  /** Values must be below `limit`; packed ones are for the caller to check. Faults: a width above 32. */
  constructor(
    block: Block,
    readonly width: number,
    private readonly limit: number,
  ) {
    check(width <= 32, `values of ${width} bits`);
    this.bytes = block.bytes;
    this.next = block.at;
    this.end = block.end;
    this.valueBytes = (width + 7) >> 3;
  }

  /** Whether packed values may be at or above the limit. */
  get canExceed(): boolean {
    return 2 ** this.width > this.limit;
  }

  /** Moves to the next run, of which `left` values count at most. Faults: a run that is cut off, or a value out of range. */
  step(left: number): void {
    const { bytes, end } = this;
    let at = this.next;
    // Runs are short in many files: a header of one byte is taken without a call.
    let head = bytes[at]!;
    if (head < 0x80 && at < end) at++;
    else {
      const cursor: Cursor = { bytes, at, end };
      head = readVarint(cursor);
      at = cursor.at;
    }
    this.isPacked = head % 2 === 1;
    const size = Math.floor(head / 2);
    this.at = at;
    if (this.isPacked) {
      this.length = Math.min(size * 8, left);
      check(this.length * this.width <= (end - at) * 8, "packed values are cut off");
      this.next = Math.min(at + size * this.width, end);
      return;
    }
    this.length = Math.min(size, left);
    check(this.valueBytes <= end - at, "a run is cut off");
    let value = 0;
    // at + valueBytes <= end was just checked.
    for (let i = 0; i < this.valueBytes; i++) value |= bytes[at++]! << (8 * i);
    value >>>= 0;
    if (value >= this.limit) fault(`a value of ${value}, expected less than ${this.limit}`);
    this.value = value;
    this.next = at;
  }
}

/** Faults unless the greatest of the packed values is below the limit. */
export function checkBelow(greatest: number, limit: number): void {
  if (greatest >= limit) fault(`a value of ${greatest}, expected less than ${limit}`);
}

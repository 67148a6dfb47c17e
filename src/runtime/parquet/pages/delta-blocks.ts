import type { Block } from "./block.js";
import { check } from "./fault.js";
import { type Cursor, readVarint, readZigZag } from "./varint.js";

/**
 * Walks the miniblocks of DELTA_BINARY_PACKED. Source: parquet-format, Encodings, "Delta Encoding":
 *
 *     values per block | miniblocks per block | value count | first value
 *     block: least delta | a width for each miniblock | miniblocks
 */
export class DeltaBlocks {
  readonly first: number | bigint;
  readonly perMiniblock: number;
  /** Of the current miniblock: `taken` deltas of `width` bits from byte `at` on, each to be added to `least`. */
  at = 0;
  width = 0;
  taken = 0;
  least: number | bigint = 0;
  private readonly cursor: Cursor;
  private readonly reach: number;
  private readonly miniblocks: number;
  private left: number;
  /** Where the width of the next miniblock stands, and behind the last one of the block. */
  private widthAt = 0;
  private widthEnd = 0;

  /** Faults: other than `count` values, sizes that no writer may choose. */
  constructor(block: Block, count: number) {
    this.cursor = { bytes: block.bytes, at: block.at, end: block.end };
    this.reach = block.end;
    const perBlock = readVarint(this.cursor);
    this.miniblocks = readVarint(this.cursor);
    const total = readVarint(this.cursor);
    check(total === count, `expected ${count} deltas, found ${total}`);
    this.first = readZigZag(this.cursor);
    this.perMiniblock = perBlock / this.miniblocks;
    const isSound = this.perMiniblock > 0 && this.perMiniblock % 8 === 0 && perBlock <= 2 ** 24;
    check(isSound, `blocks of ${perBlock} deltas in ${this.miniblocks} parts`);
    this.left = count - 1;
  }

  /** Address behind what was walked so far; behind all of it once `next` gave false. */
  get end(): number {
    return this.cursor.at;
  }

  /** Whether the deltas can be read by pairs of words that lie inside of the block's view. */
  get isInReach(): boolean {
    return this.at + ((this.taken * this.width) >>> 3) + 8 <= this.reach;
  }

  /** Moves to the next miniblock; false when there is none. Faults: too few bytes, widths above 64. */
  next(): boolean {
    const { cursor } = this;
    if (this.left <= 0) return false;
    if (this.widthAt === this.widthEnd) {
      this.least = readZigZag(cursor);
      check(this.miniblocks <= cursor.end - cursor.at, "the widths of deltas are cut off");
      this.widthAt = cursor.at;
      cursor.at += this.miniblocks;
      this.widthEnd = cursor.at;
    }
    // widthAt < widthEnd <= end was just checked.
    this.width = cursor.bytes[this.widthAt++]!;
    check(this.width <= 64, `deltas of ${this.width} bits`);
    this.at = cursor.at;
    this.taken = Math.min(this.perMiniblock, this.left);
    this.left -= this.taken;
    // Some writers cut the last miniblock off behind its last value.
    cursor.at = Math.min(cursor.at + (this.perMiniblock * this.width) / 8, cursor.end);
    return true;
  }
}

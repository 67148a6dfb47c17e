import type { DataType } from "../../../types.js";
import type { CodeColumn, NumberColumn } from "../../column.js";
import { codesOfWords } from "../../columns/word-pairs.js";
import { type Block, blockOf, checkSize } from "./block.js";
import { joinStreams } from "./byte-stream-split.js";
import { readDeltas32, readDeltas64, readWideDeltas } from "./delta-ints.js";
import { BYTE_STREAM_SPLIT, DELTA_BINARY_PACKED, isDictionary, PLAIN } from "./encodings.js";
import { check, NotCovered } from "./fault.js";
import { gatherIndexed, narrowed } from "./int-gather.js";
import { fillFloat64, fillInt32, fillWords, type IntValues, NO_ROWS, widen } from "./int-values.js";
import { spread } from "./spread.js";
import type { Target } from "./target.js";

/** Takes a first value on trial. */
const FIRST = new Int32Array(1);

/** How ints are stored. `factor` (days to ms) is for signed 32-bit values only. */
export interface IntForm {
  readonly bits: 32 | 64;
  readonly isUnsigned: boolean;
  readonly factor: number;
}

/**
 * Ints, timestamps and days: Int32Array while every value fits, Float64Array while all are within 2^52, else codes over a
 * sorted dictionary of bigints. No BigInt is made but in the last case. About 2 ns a row.
 */
export class IntTarget implements Target {
  private state: IntValues = NO_ROWS;
  private entries: IntValues | null = null;

  constructor(
    private readonly type: DataType,
    private readonly form: IntForm,
    private readonly rowCount: number,
  ) {}

  dictionary(block: Block, count: number): void {
    const entries = new IntTarget(this.type, this.form, count);
    entries.decode(PLAIN, block, 0, count);
    this.entries = widen(entries.state, 0, 0, count);
  }

  decode(encoding: number, block: Block, from: number, count: number): void {
    const { bits } = this.form;
    if (isDictionary(encoding)) this.gather(block, from, count);
    else if (encoding === PLAIN) this.plain(block, from, count);
    else if (encoding === BYTE_STREAM_SPLIT) this.plain(joinStreams(block, bits / 8, count), from, count);
    else if (encoding !== DELTA_BINARY_PACKED) throw new NotCovered();
    else if (bits === 64) this.deltas(block, from, count);
    else {
      const values = new Int32Array(count);
      readDeltas32(block, values, count);
      this.put(values, from);
    }
  }

  spread(from: number, levels: Uint8Array, present: number): void {
    spread(this.state.values, from, levels, present);
  }

  finish(validity: Uint8Array | null): NumberColumn | CodeColumn {
    const { type, rowCount: length } = this;
    const state = widen(this.state, 0, 0, length);
    if (state.rank !== 2) {
      const values = state.rank === 1 && this.entries !== null ? narrowed(state.values) : state.values;
      return { kind: "number", type, length, values, validity };
    }
    const words = new Int32Array(state.values.buffer);
    return { kind: "code", type, length, ...codesOfWords(words, validity, this.form.isUnsigned) };
  }

  private plain(block: Block, from: number, count: number): void {
    checkSize(block, (this.form.bits / 8) * count);
    if (this.form.bits === 64) {
      this.plain64(block, from, count);
      return;
    }
    const values = new Int32Array(count);
    new Uint8Array(values.buffer).set(block.bytes.subarray(block.at, block.at + 4 * count));
    this.put(values, from);
  }

  private plain64(block: Block, from: number, count: number): void {
    const { isUnsigned } = this.form;
    let done = 0;
    if (count > 0 && fillInt32(FIRST, 0, block, 1, isUnsigned) === 1) this.widen(0, from);
    else this.widen(1, from);
    if (this.state.rank === 0) {
      done = fillInt32(this.state.values, from, block, count, isUnsigned);
      if (done < count) this.widen(1, from + done);
    }
    if (this.state.rank === 1) {
      done = fillFloat64(this.state.values, from, block, done, count, isUnsigned);
      if (done < count) this.widen(2, from + done);
    }
    if (this.state.rank === 2) fillWords(this.state.values, from, block, done, count);
  }

  /** Stores 32-bit values. */
  private put(values: Int32Array, from: number): void {
    const { isUnsigned, factor } = this.form;
    this.widen(0, from);
    if (!isUnsigned && factor === 1 && this.state.rank !== 2) {
      this.state.values.set(values, from);
      return;
    }
    // i < values.length, and the rows from `from` on are inside: the caller's are.
    for (let i = 0; i < values.length; i++) {
      const value = (isUnsigned ? values[i]! >>> 0 : values[i]!) * factor;
      if (this.state.rank === 0 && value !== (value | 0)) this.widen(1, from + i);
      if (this.state.rank === 2) this.state.values[from + i] = BigInt(value);
      else this.state.values[from + i] = value;
    }
  }

  private deltas(block: Block, from: number, count: number): void {
    const { isUnsigned } = this.form;
    if (this.state.rank === 1 && !isUnsigned) {
      if (readDeltas64(block, this.state.values, from, count)) return;
    } else {
      const values = new Float64Array(count);
      if (readDeltas64(block, values, 0, count) && this.putFloats(values, from)) return;
    }
    const wide = readWideDeltas(block, count);
    this.plain64(blockOf(new Uint8Array(wide.buffer)), from, count);
  }

  /** Stores signed values within 2^52; returns false where that takes 64-bit words. */
  private putFloats(values: Float64Array, from: number): boolean {
    if (this.form.isUnsigned && values.some((value) => value < 0)) return false;
    this.widen(values.some((value) => value !== (value | 0)) ? 1 : 0, from);
    if (this.state.rank === 2) return false;
    this.state.values.set(values, from);
    return true;
  }

  private gather(block: Block, from: number, count: number): void {
    check(this.entries !== null, "indices without a dictionary");
    const { length } = this.entries.values;
    // Once for all pages of the chunk, not at each of them.
    if (this.state.rank === 1) this.entries = widen(this.entries, 1, length, length);
    const { isUnsigned } = this.form;
    this.state = gatherIndexed(this.state, from, this.entries, block, count, this.rowCount, isUnsigned);
  }

  private widen(rank: 0 | 1 | 2, filled: number): void {
    this.state = widen(this.state, rank, filled, this.rowCount);
  }
}

/** How a reader knows a value; what is not a null is carried as UTF-8 text. */
export const NULL = 0;
/** CSV text: any type may be read from it. */
export const TEXT = 1;
/** A JSON string: a date-time or a string, never a number. */
export const STRING = 2;
/** A number as JSON writes it, or NaN and infinities of typed inputs. */
export const NUMBER = 3;
/** `true` or `false`. */
export const BOOL = 4;
/** A JSON array of scalars, as JSON text. */
export const LIST = 5;
/** A string whose input says that it is one. */
export const PLAIN = 6;

/**
 * One row between a reader and the import: field i of the column set is `bytes[starts[i] .. ends[i])` unless
 * `tags[i]` is NULL. The reader owns it and overwrites it with its next row.
 */
export class RowFields {
  bytes: Uint8Array = new Uint8Array(0);
  starts = new Int32Array(16);
  ends = new Int32Array(16);
  tags = new Uint8Array(16);
  /** Line (text) or row (Parquet) of the input, from 1. */
  line = 0;

  /** Makes room for `count` columns and sets all fields to null. */
  reset(count: number): void {
    if (count > this.tags.length) {
      const capacity = Math.max(count, 2 * this.tags.length);
      this.starts = grown(this.starts, new Int32Array(capacity));
      this.ends = grown(this.ends, new Int32Array(capacity));
      const tags = new Uint8Array(capacity);
      tags.set(this.tags);
      this.tags = tags;
    }
    this.tags.fill(NULL, 0, count);
  }

  /** Makes room for column `slot` without touching the fields already set. */
  reserve(slot: number): void {
    if (slot < this.tags.length) return;
    const tags = this.tags;
    this.reset(slot + 1);
    this.tags.set(tags);
  }

  set(slot: number, start: number, end: number, tag: number): void {
    this.starts[slot] = start;
    this.ends[slot] = end;
    this.tags[slot] = tag;
  }
}

function grown(from: Int32Array<ArrayBuffer>, to: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  to.set(from);
  return to;
}

/** What a reader hands its rows to. */
export interface RowSink {
  accept(row: RowFields): void;
  /** A piece of input that is no row; `text` is a sample of it. */
  reject(reason: RejectReason, line: number, text: string): void;
}

/** Why a row is left out. */
export type RejectReason =
  | "no-user"
  | "no-time"
  | "unreadable-time"
  | "other-time"
  | "field-count"
  | "bad-quote"
  | "open-quote"
  | "not-utf8"
  | "bad-json"
  | "repeated-key";

import { type Data, Dictionary, Int32, makeData, makeVector, Utf8 } from "apache-arrow";
import { packBits } from "./bitmap.js";
import { ByteDictionary } from "./byte-dictionary.js";
import type { ColumnBuilder, Ranks } from "./column-builder.js";

/** A column is dictionary-typed when at most this share of its values is distinct. */
const MAX_DISTINCT_SHARE = 0.5;

/** Strings of a part, as codes; written as an Arrow dictionary or, when too many are distinct, as plain text. */
export class StringBuilder implements ColumnBuilder {
  private readonly dictionary = new ByteDictionary();
  /** -1 = null */
  private codes: Int32Array;
  private length = 0;
  private nullCount = 0;

  constructor(capacity: number) {
    this.codes = new Int32Array(capacity);
  }

  append(bytes: Uint8Array, start: number, end: number): void {
    this.push(this.dictionary.code(bytes, start, end));
  }

  appendNull(): void {
    this.push(-1);
    this.nullCount++;
  }

  private push(code: number): void {
    if (this.length === this.codes.length) {
      const codes = new Int32Array(2 * this.length + 16);
      codes.set(this.codes);
      this.codes = codes;
    }
    this.codes[this.length++] = code;
  }

  ranks(): Ranks {
    const byCode = this.dictionary.ranks();
    const hasNull = this.nullCount > 0 ? 1 : 0;
    const rank = new Int32Array(this.length);
    for (let i = 0; i < this.length; i++) {
      const code = this.codes[i]!;
      rank[i] = code < 0 ? 0 : byCode[code]! + hasNull;
    }
    return { rank, count: Math.max(1, this.dictionary.count + hasNull) };
  }

  ends(): null {
    return null;
  }

  toArrow(order: Uint32Array): Data {
    const { codes, nullCount } = this;
    const length = order.length;
    const nullBitmap = nullCount > 0 ? packBits(length, (i) => codes[order[i]!]! >= 0) : null;
    if (this.dictionary.count > MAX_DISTINCT_SHARE * (length - nullCount))
      return this.plainText(order, nullBitmap);
    const data = new Int32Array(length);
    for (let i = 0; i < length; i++) data[i] = Math.max(0, codes[order[i]!]!);
    const { bytes, offsets, count } = this.dictionary;
    const entries = makeData({
      type: new Utf8(),
      length: count,
      nullCount: 0,
      valueOffsets: offsets.slice(0, count + 1),
      data: bytes.slice(0, offsets[count]),
    });
    const type = new Dictionary(new Utf8(), new Int32());
    return makeData({ type, length, nullCount, nullBitmap, data, dictionary: makeVector(entries) });
  }

  private plainText(order: Uint32Array, nullBitmap: Uint8Array | null): Data {
    const { codes, nullCount } = this;
    const { bytes, offsets } = this.dictionary;
    const length = order.length;
    const valueOffsets = new Int32Array(length + 1);
    for (let i = 0; i < length; i++) {
      const code = codes[order[i]!]!;
      valueOffsets[i + 1] = valueOffsets[i]! + (code < 0 ? 0 : offsets[code + 1]! - offsets[code]!);
    }
    const data = new Uint8Array(valueOffsets[length]!);
    for (let i = 0; i < length; i++) {
      const code = codes[order[i]!]!;
      if (code >= 0) data.set(bytes.subarray(offsets[code], offsets[code + 1]), valueOffsets[i]);
    }
    return makeData({ type: new Utf8(), length, nullCount, nullBitmap, valueOffsets, data });
  }
}

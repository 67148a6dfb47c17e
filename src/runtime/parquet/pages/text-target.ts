import { fail } from "../../../errors/index.js";
import { STRING } from "../../../types.js";
import type { CodeColumn } from "../../column.js";
import { ByteTable, type TextOf } from "../../columns/byte-table.js";
import type { Source } from "../../columns/sink.js";
import type { Block } from "./block.js";
import {
  forEachDeltaString,
  forEachFixed,
  forEachLengthDelta,
  forEachPlain,
  type TakeBytes,
} from "./byte-strings.js";
import { DELTA_BYTE_ARRAY, DELTA_LENGTH_BYTE_ARRAY, isDictionary, PLAIN } from "./encodings.js";
import { check, NotCovered } from "./fault.js";
import { readByteIndices, readIndices } from "./indices.js";
import { spread } from "./spread.js";
import type { Target } from "./target.js";

/**
 * Byte strings as codes in the narrowest array. Strings are told apart by bytes, over all row groups, and made once per
 * distinct value; a page's own dictionary indices become codes through one look-up a row. About 2 ns a
 * row with a dictionary, 20 ns without. Errors of `finish`: `text-not-utf8`.
 */
export class TextTarget implements Target {
  private readonly table = new ByteTable();
  private codes: CodeColumn["codes"];
  /** Code of each entry of the chunk's dictionary. */
  private entries: Int32Array | null = null;
  /** Whether entry i has code i, as in the first chunk of a column. */
  private isIdentity = false;
  private indices = new Int32Array(0);

  /** `byteLength`: of every string; null where they differ. */
  constructor(
    private readonly rowCount: number,
    private readonly byteLength: number | null,
    private readonly textOf: TextOf,
    private readonly source: Source,
  ) {
    this.codes = new Uint8Array(rowCount);
  }

  dictionary(block: Block, count: number): void {
    const entries = this.idsOf(PLAIN, block, count);
    this.entries = entries;
    this.isIdentity = entries.every((id, entry) => id === entry);
  }

  decode(encoding: number, block: Block, from: number, count: number): void {
    if (!isDictionary(encoding)) {
      const ids = this.idsOf(encoding, block, count);
      this.makeRoom(from);
      this.codes.set(ids, from);
      return;
    }
    const { entries, isIdentity } = this;
    check(entries !== null, "indices without a dictionary");
    this.makeRoom(from);
    const { codes } = this;
    if (codes instanceof Uint8Array && readByteIndices(block, entries.length, codes, from, count)) {
      if (!isIdentity) translateInPlace(codes.subarray(from, from + count), entries);
      return;
    }
    if (this.indices.length < count) this.indices = new Int32Array(count);
    readIndices(block, entries.length, this.indices, count);
    if (codes instanceof Uint8Array) translate8(codes, from, entries, this.indices, count);
    else if (codes instanceof Uint16Array) translate16(codes, from, entries, this.indices, count);
    else translate32(codes, from, entries, this.indices, count);
  }

  spread(from: number, levels: Uint8Array, present: number): void {
    spread(this.codes, from, levels, present);
  }

  finish(validity: Uint8Array | null): CodeColumn {
    const { codes, table, rowCount: length } = this;
    const dictionary = table.texts(this.textOf).map((text) => text ?? this.refuse());
    // Room was made for the code of null as well.
    if (validity !== null) for (let i = 0; i < length; i++) if (validity[i] === 0) codes[i] = table.size;
    return { kind: "code", type: STRING, length, codes, dictionary, hasNulls: validity !== null };
  }

  private refuse(): never {
    return fail("text-not-utf8", { path: this.source.path, column: this.source.column });
  }

  /** Codes for every string of the table and null, in the narrowest array; rows before `filled` are kept. */
  private makeRoom(filled: number): void {
    const { codes, table, rowCount } = this;
    if (table.size <= 0xff || codes instanceof Int32Array) return;
    if (table.size <= 0xffff && codes instanceof Uint16Array) return;
    this.codes = table.size <= 0xffff ? new Uint16Array(rowCount) : new Int32Array(rowCount);
    this.codes.set(codes.subarray(0, filled));
  }

  /** Ids of `count` strings in the table, to which new ones are added. */
  private idsOf(encoding: number, block: Block, count: number): Int32Array {
    const ids = new Int32Array(count);
    let row = 0;
    if (encoding === DELTA_BYTE_ARRAY && this.byteLength === null) {
      forEachDeltaString(block, count, (bytes, start, end) => {
        ids[row++] = this.table.idOf(bytes, start, end);
      });
      return ids;
    }
    const starts = new Int32Array(count);
    const ends = new Int32Array(count);
    const take: TakeBytes = (_, start, end) => {
      starts[row] = start;
      ends[row++] = end;
    };
    if (this.byteLength !== null)
      if (encoding === PLAIN) forEachFixed(block, this.byteLength, count, take);
      else throw new NotCovered();
    else if (encoding === PLAIN) forEachPlain(block, count, take);
    else if (encoding === DELTA_LENGTH_BYTE_ARRAY) forEachLengthDelta(block, count, take);
    else throw new NotCovered();
    this.table.idsOf(block.bytes, starts, ends, ids, count);
    return ids;
  }
}

/*
 * Indices are below entries.length, which their reader checked. One function for each kind of array: compiled for several,
 * the loop would ask for the kind at every row.
 */

/** codes[i] = entries[codes[i]], for codes and entries of a byte. */
function translateInPlace(codes: Uint8Array, entries: Int32Array): void {
  for (let i = 0; i < codes.length; i++) codes[i] = entries[codes[i]!]!;
}

function translate8(
  codes: Uint8Array,
  from: number,
  entries: Int32Array,
  indices: Int32Array,
  count: number,
): void {
  for (let i = 0; i < count; i++) codes[from + i] = entries[indices[i]!]!;
}

function translate16(
  codes: Uint16Array,
  from: number,
  entries: Int32Array,
  indices: Int32Array,
  count: number,
): void {
  for (let i = 0; i < count; i++) codes[from + i] = entries[indices[i]!]!;
}

function translate32(
  codes: Int32Array,
  from: number,
  entries: Int32Array,
  indices: Int32Array,
  count: number,
): void {
  for (let i = 0; i < count; i++) codes[from + i] = entries[indices[i]!]!;
}

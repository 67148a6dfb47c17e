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
import { IndexReader } from "./indices.js";
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
  private readonly indices = new IndexReader();

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
    this.entries = this.idsOf(PLAIN, block, count);
  }

  decode(encoding: number, block: Block, from: number, count: number): void {
    if (!isDictionary(encoding)) {
      const ids = this.idsOf(encoding, block, count);
      this.makeRoom(from);
      this.codes.set(ids, from);
      return;
    }
    check(this.entries !== null, "indices without a dictionary");
    const indices = this.indices.read(block, count, this.entries.length);
    this.makeRoom(from);
    translate(this.codes, from, this.entries, indices, count);
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
    const take: TakeBytes = (bytes, start, end) => {
      ids[row++] = this.table.idOf(bytes, start, end);
    };
    if (this.byteLength !== null)
      if (encoding === PLAIN) forEachFixed(block, this.byteLength, count, take);
      else throw new NotCovered();
    else if (encoding === PLAIN) forEachPlain(block, count, take);
    else if (encoding === DELTA_LENGTH_BYTE_ARRAY) forEachLengthDelta(block, count, take);
    else if (encoding === DELTA_BYTE_ARRAY) forEachDeltaString(block, count, take);
    else throw new NotCovered();
    return ids;
  }
}

/** Kept apart so that it is compiled by itself; indices are below entries.length, which their reader checked. */
function translate(
  codes: CodeColumn["codes"],
  from: number,
  entries: Int32Array,
  indices: Int32Array,
  count: number,
): void {
  for (let i = 0; i < count; i++) codes[from + i] = entries[indices[i]!]!;
}

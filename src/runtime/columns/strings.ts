import { fail } from "../../errors/index.js";
import { STRING } from "../../types.js";
import type { CodeColumn } from "../column.js";
import { type ArrowArray, bytesOf, expectFormat, offsetsOf, validityBits, wordsOf } from "./arrow-array.js";
import { ByteTable, type TextOf } from "./byte-table.js";
import { finishCodes, NULL_CODE } from "./codes.js";
import type { Sink, Source } from "./sink.js";

/**
 * Byte strings as codes: plain (`z`), fixed (`w:n`) or dictionary-typed (`i` over `z`) arrays, whose dictionaries are
 * unified over row groups. Strings are told apart by bytes and made once per distinct value.
 * Errors: `text-not-utf8`. Cost: about 2 ns a row for dictionary arrays, 20 ns for plain ones of few values.
 */
export class StringSink implements Sink<CodeColumn> {
  private readonly table = new ByteTable();
  private readonly codes: Int32Array;
  private filled = 0;

  constructor(
    rowCount: number,
    private readonly source: Source,
    private readonly textOf: TextOf,
  ) {
    this.codes = new Int32Array(rowCount);
  }

  append(array: ArrowArray): void {
    const target = this.codes.subarray(this.filled, this.filled + array.length);
    this.filled += array.length;
    if (array.dictionary !== null) {
      expectFormat(array, "i");
      const translate = this.idsOf(array.dictionary);
      const keys = wordsOf(array, 1);
      // Keys of valid rows are below dictionary.length: the decoder checks them.
      if (validityBits(array) === null)
        for (let i = 0; i < target.length; i++) target[i] = translate[keys[i]!]!;
      else {
        const isValid = validityTest(array);
        for (let i = 0; i < target.length; i++) target[i] = isValid(i) ? translate[keys[i]!]! : NULL_CODE;
      }
    } else target.set(this.idsOf(array));
  }

  finish(): CodeColumn {
    const { filled: length, table } = this;
    const codes = this.codes.subarray(0, length);
    const dictionary = table.texts(this.textOf).map((text) => text ?? this.refuse());
    return { kind: "code", type: STRING, length, dictionary, ...finishCodes(codes, table.size) };
  }

  private refuse(): never {
    return fail("text-not-utf8", { path: this.source.path, column: this.source.column });
  }

  /** The id of every value of a plain array, NULL_CODE for nulls. */
  private idsOf(array: ArrowArray): Int32Array {
    const ids = new Int32Array(array.length);
    const isValid = validityTest(array);
    if (array.format === "z") {
      const offsets = offsetsOf(array);
      const bytes = bytesOf(array, 2, offsets[array.length] ?? 0);
      for (let i = 0; i < ids.length; i++)
        ids[i] = isValid(i) ? this.table.idOf(bytes, offsets[i]!, offsets[i + 1]!) : NULL_CODE;
      return ids;
    }
    const width = Number(/^w:(\d+)$/.exec(array.format)?.[1] ?? expectFormat(array, "z", "w:n"));
    const bytes = bytesOf(array, 1, width * (array.offset + array.length));
    for (let i = 0; i < ids.length; i++) {
      const from = (array.offset + i) * width;
      ids[i] = isValid(i) ? this.table.idOf(bytes, from, from + width) : NULL_CODE;
    }
    return ids;
  }
}

function validityTest(array: ArrowArray): (row: number) => boolean {
  const bits = validityBits(array);
  if (bits === null) return () => true;
  const { offset } = array;
  return (row) => ((bits[(offset + row) >> 3]! >> ((offset + row) & 7)) & 1) === 1;
}

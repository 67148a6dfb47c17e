import { fail } from "../../errors/index.js";
import type { DataType } from "../../types.js";
import type { CodeColumn, NumberColumn } from "../column.js";
import { type ArrowArray, bytesOf, expectFormat } from "./arrow-array.js";
import type { Sink, Source } from "./sink.js";
import { ValidityBuilder } from "./validity.js";
import { codesOfWords } from "./word-pairs.js";

const WIDTH = 12;
const UNIX_EPOCH_JULIAN_DAY = 2_440_588;
const NANOS_PER_DAY = 86_400_000_000_000n;
const EXACT = 2n ** 52n;

/**
 * The old 96-bit times of Spark, Hive and Impala (`w:12`): nanoseconds of the day in 64 bits, then the Julian day in
 * 32, both little-endian. They become nanoseconds since 1970. Errors: `instant-out-of-range`. About 250 ns a row.
 */
export class Int96Sink implements Sink<NumberColumn | CodeColumn> {
  private readonly validity: ValidityBuilder;
  private readonly values: BigInt64Array;
  private filled = 0;

  constructor(
    private readonly type: DataType,
    rowCount: number,
    private readonly source: Source,
  ) {
    this.validity = new ValidityBuilder(rowCount);
    this.values = new BigInt64Array(rowCount);
  }

  append(array: ArrowArray): void {
    expectFormat(array, `w:${WIDTH}`);
    const valid = this.validity.append(array);
    const bytes = bytesOf(array, 1, WIDTH * (array.offset + array.length));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let i = 0; i < array.length; i++) {
      if (valid !== null && valid[i] === 0) continue;
      const at = (array.offset + i) * WIDTH;
      const days = BigInt(view.getInt32(at + 8, true) - UNIX_EPOCH_JULIAN_DAY);
      const nanos = days * NANOS_PER_DAY + view.getBigInt64(at, true);
      if (BigInt.asIntN(64, nanos) !== nanos)
        fail("instant-out-of-range", { path: this.source.path, column: this.source.column });
      this.values[this.filled + i] = nanos;
    }
    this.filled += array.length;
  }

  finish(): NumberColumn | CodeColumn {
    const { type, filled: length } = this;
    const values = this.values.subarray(0, length);
    const validity = this.validity.finish();
    if (values.every((value) => -EXACT <= value && value <= EXACT))
      return { kind: "number", type, length, values: Float64Array.from(values, Number), validity };
    const words = new Int32Array(values.buffer, 0, 2 * length);
    return { kind: "code", type, length, ...codesOfWords(words, validity, false) };
  }
}

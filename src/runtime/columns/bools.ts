import { BOOL } from "../../types.js";
import type { NumberColumn } from "../column.js";
import { type ArrowArray, bytesOf, expectFormat } from "./arrow-array.js";
import type { Sink } from "./sink.js";
import { unpackBits, ValidityBuilder } from "./validity.js";

/** Booleans (`b`) as bytes of 0 and 1. */
export class BoolSink implements Sink<NumberColumn> {
  private readonly validity: ValidityBuilder;
  private readonly values: Uint8Array;
  private filled = 0;

  constructor(rowCount: number) {
    this.validity = new ValidityBuilder(rowCount);
    this.values = new Uint8Array(rowCount);
  }

  append(array: ArrowArray): void {
    expectFormat(array, "b");
    const valid = this.validity.append(array);
    const target = this.values.subarray(this.filled, this.filled + array.length);
    this.filled += array.length;
    unpackBits(bytesOf(array, 1, (array.offset + array.length + 7) >> 3), array.offset, target);
    if (valid !== null) for (let i = 0; i < target.length; i++) target[i]! &= valid[i]!;
  }

  finish(): NumberColumn {
    const { filled: length } = this;
    const values = this.values.subarray(0, length);
    return { kind: "number", type: BOOL, length, values, validity: this.validity.finish() };
  }
}

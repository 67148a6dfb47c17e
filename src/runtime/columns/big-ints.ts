import { INT } from "../../types.js";
import type { CodeColumn, NumberColumn } from "../column.js";
import type { ArrowArray } from "./arrow-array.js";
import { finishCodes, NULL_CODE } from "./codes.js";
import { unscaledReader } from "./decimal-bytes.js";
import type { Sink } from "./sink.js";
import { ValidityBuilder } from "./validity.js";

const EXACT = 2n ** 52n;

/** Decimals without a fraction, of any width, as exact ints: Float64Array within 2^52, else codes over bigints. */
export class BigIntSink implements Sink<NumberColumn | CodeColumn> {
  private readonly validity: ValidityBuilder;
  private readonly values: bigint[] = [];

  constructor(rowCount: number) {
    this.validity = new ValidityBuilder(rowCount);
  }

  append(array: ArrowArray): void {
    const valid = this.validity.append(array);
    const valueAt = unscaledReader(array);
    for (let i = 0; i < array.length; i++)
      this.values.push(valid !== null && valid[i] === 0 ? 0n : valueAt(i));
  }

  finish(): NumberColumn | CodeColumn {
    const { values } = this;
    const { length } = values;
    const validity = this.validity.finish();
    if (values.every((value) => -EXACT <= value && value <= EXACT))
      return { kind: "number", type: INT, length, values: Float64Array.from(values, Number), validity };
    const isValue = (row: number) => validity === null || validity[row] === 1;
    const distinct = new Set(values.filter((_, row) => isValue(row)));
    const dictionary = [...distinct].sort((a, b) => (a < b ? -1 : 1));
    const rankOf = new Map(dictionary.map((value, rank) => [value, rank]));
    const codes = Int32Array.from(values, (value, row) =>
      isValue(row) ? (rankOf.get(value) ?? NULL_CODE) : NULL_CODE,
    );
    return { kind: "code", type: INT, length, dictionary, ...finishCodes(codes, dictionary.length) };
  }
}

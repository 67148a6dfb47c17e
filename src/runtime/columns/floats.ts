import { FLOAT } from "../../types.js";
import type { NumberColumn } from "../column.js";
import { type ArrowArray, bytesOf, expectFormat, float32sOf, float64sOf } from "./arrow-array.js";
import type { Sink } from "./sink.js";
import { ValidityBuilder } from "./validity.js";

/** Floats of 16 (`w:2`), 32 (`f`) and 64 (`g`) bits as Float64Array: widening is exact. */
export class FloatSink implements Sink<NumberColumn> {
  private readonly validity: ValidityBuilder;
  private readonly values: Float64Array;
  private filled = 0;

  constructor(rowCount: number) {
    this.validity = new ValidityBuilder(rowCount);
    this.values = new Float64Array(rowCount);
  }

  append(array: ArrowArray): void {
    expectFormat(array, "f", "g", "w:2");
    const valid = this.validity.append(array);
    const target = this.values.subarray(this.filled, this.filled + array.length);
    this.filled += array.length;
    if (array.format === "w:2") {
      const bytes = bytesOf(array, 1, 2 * (array.offset + array.length)).subarray(2 * array.offset);
      for (let i = 0; i < target.length; i++) target[i] = float16(bytes[2 * i]! | (bytes[2 * i + 1]! << 8));
    } else target.set(array.format === "f" ? float32sOf(array) : float64sOf(array));
    if (valid !== null) for (let i = 0; i < target.length; i++) if (valid[i] === 0) target[i] = 0;
  }

  finish(): NumberColumn {
    const { filled: length } = this;
    const values = this.values.subarray(0, length);
    return { kind: "number", type: FLOAT, length, values, validity: this.validity.finish() };
  }
}

/** IEEE 754 binary16. */
function float16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

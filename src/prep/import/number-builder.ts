import { Bool, type Data, Float64, Int32, Int64, makeData, Timestamp, TimeUnit } from "apache-arrow";
import type { ScalarType } from "../../types.js";
import { packBits, validBits } from "./bitmap.js";
import type { ColumnBuilder, Ranks } from "./column-builder.js";
import type { IntWidth } from "./infer.js";
import {
  asciiText,
  classifyNumber,
  FLOAT,
  INT64,
  parseFloatText,
  parseSafeInt,
  wholeText,
} from "./number-text.js";
import { rankBigInts, rankNumbers } from "./rank.js";
import { PER_SECOND, TimeText } from "./time-text.js";

type NumericType = Exclude<ScalarType, { kind: "string" }>;

/** Ints, floats, bools and timestamps of a part. Values stay exact: bigints where the column's width says int64. */
export class NumberBuilder implements ColumnBuilder {
  private values: Float64Array;
  private wide: BigInt64Array;
  private valid: Uint8Array;
  private length = 0;
  private nullCount = 0;
  private readonly isWide: boolean;
  private readonly time = new TimeText();

  constructor(
    private readonly type: NumericType,
    private readonly width: IntWidth,
    capacity: number,
  ) {
    this.isWide = width === "int64" && (type.kind === "int" || type.kind === "timestamp");
    this.values = new Float64Array(this.isWide ? 0 : capacity);
    this.wide = new BigInt64Array(this.isWide ? capacity : 0);
    this.valid = new Uint8Array(capacity);
  }

  append(bytes: Uint8Array, start: number, end: number): void {
    const at = this.next();
    this.valid[at] = 1;
    switch (this.type.kind) {
      case "bool":
        this.values[at] = (bytes[start]! | 32) === 116 ? 1 : 0;
        return;
      case "float":
        this.values[at] = parseFloatText(bytes, start, end);
        return;
      case "int":
        this.putInt(at, bytes, start, end);
        return;
      default:
        this.putTime(at, bytes, start, end, PER_SECOND[this.type.unit]);
    }
  }

  private putInt(at: number, bytes: Uint8Array, start: number, end: number): void {
    const kind = end - start < 10 ? 0 : classifyNumber(bytes, start, end);
    const isPlain = kind !== FLOAT && !hasDot(bytes, start, end);
    if (this.isWide)
      this.wide[at] = BigInt(isPlain ? asciiText(bytes, start, end) : (wholeText(bytes, start, end) ?? 0));
    else if (isPlain && kind !== INT64) this.values[at] = parseSafeInt(bytes, start, end);
    else this.values[at] = Number(wholeText(bytes, start, end));
  }

  private putTime(at: number, bytes: Uint8Array, start: number, end: number, perSecond: number): void {
    const { time } = this;
    time.parse(bytes, start, end);
    const fraction = time.nanos / (1e9 / perSecond);
    if (this.isWide) this.wide[at] = BigInt(time.seconds) * BigInt(perSecond) + BigInt(fraction);
    else this.values[at] = time.seconds * perSecond + fraction;
  }

  appendNull(): void {
    this.next();
    this.nullCount++;
  }

  private next(): number {
    if (this.length === this.valid.length) this.grow();
    return this.length++;
  }

  private grow(): void {
    const capacity = 2 * this.length + 16;
    const valid = new Uint8Array(capacity);
    valid.set(this.valid);
    this.valid = valid;
    if (this.isWide) {
      const wide = new BigInt64Array(capacity);
      wide.set(this.wide);
      this.wide = wide;
    } else {
      const values = new Float64Array(capacity);
      values.set(this.values);
      this.values = values;
    }
  }

  ranks(): Ranks {
    const { length, valid } = this;
    return this.isWide ? rankBigInts(this.wide, valid, length) : rankNumbers(this.values, valid, length);
  }

  ends(): { min: bigint | number; max: bigint | number } | null {
    let min: bigint | number | null = null;
    let max: bigint | number | null = null;
    const values = this.isWide ? this.wide : this.values;
    for (let i = 0; i < this.length; i++) {
      if (this.valid[i]! === 0) continue;
      const value = values[i]!;
      if (min === null || value < min) min = value;
      if (max === null || value > max) max = value;
    }
    if (min === null || max === null) return null;
    return this.type.kind === "float" ? { min, max } : { min: BigInt(min), max: BigInt(max) };
  }

  toArrow(order: Uint32Array): Data {
    const length = order.length;
    const common = {
      length,
      nullCount: this.nullCount,
      nullBitmap: this.nullCount > 0 ? validBits(this.valid, order) : null,
    };
    if (this.type.kind === "bool")
      return makeData({
        ...common,
        type: new Bool(),
        data: packBits(length, (i) => this.values[order[i]!]! !== 0),
      });
    if (this.type.kind === "float")
      return makeData({ ...common, type: new Float64(), data: this.gathered(order) });
    if (this.type.kind === "int" && this.width === "int32")
      return makeData({ ...common, type: new Int32(), data: Int32Array.from(this.gathered(order)) });
    const data = this.isWide ? this.gatheredWide(order) : toInt64(this.gathered(order));
    if (this.type.kind === "int") return makeData({ ...common, type: new Int64(), data });
    return makeData({ ...common, type: timestampType(this.type.unit, this.type.zone), data });
  }

  private gathered(order: Uint32Array): Float64Array {
    const { values } = this;
    const gathered = new Float64Array(order.length);
    for (let i = 0; i < order.length; i++) gathered[i] = values[order[i]!]!;
    return gathered;
  }

  private gatheredWide(order: Uint32Array): BigInt64Array {
    const { wide } = this;
    const gathered = new BigInt64Array(order.length);
    for (let i = 0; i < order.length; i++) gathered[i] = wide[order[i]!]!;
    return gathered;
  }
}

/** Whole float64s (|v| <= 2^53) as int64, by halves: no bigint is made. */
function toInt64(values: Float64Array): BigInt64Array {
  const halves = new Int32Array(2 * values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const high = Math.floor(value / 4294967296);
    halves[2 * i] = value - high * 4294967296;
    halves[2 * i + 1] = high;
  }
  return new BigInt64Array(halves.buffer);
}

function hasDot(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const c = bytes[i]!;
    if (c === 46 || c === 101 || c === 69) return true;
  }
  return false;
}

const ARROW_UNITS = {
  s: TimeUnit.SECOND,
  ms: TimeUnit.MILLISECOND,
  us: TimeUnit.MICROSECOND,
  ns: TimeUnit.NANOSECOND,
} as const;

function timestampType(unit: keyof typeof ARROW_UNITS, zone: string | null): Timestamp {
  return new Timestamp(ARROW_UNITS[unit], zone);
}

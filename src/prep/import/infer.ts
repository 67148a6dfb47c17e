import type { DataType, ScalarType, TimeUnit } from "../../types.js";
import { BOOL as BOOL_TYPE, FLOAT as FLOAT_TYPE, INT, STRING as STRING_TYPE } from "../../types.js";
import { BOOL, LIST, NULL, NUMBER, PLAIN, STRING, TEXT } from "./field.js";
import { scanList, wordEnd } from "./list-text.js";
import { classifyNumber, FLOAT, INT32, INT53, INT64, isNonFinite } from "./number-text.js";
import { TimeText } from "./time-text.js";

const NONFINITE = 16;
const BOOLEAN = 32;
const TIME = 64;
const WORDS = 128;
const LISTS = 256;

/**
 * What has been seen of one column so far. Types are read off only when all input has been seen, so no value can fail
 * to fit:
 *   bool       all `true`, `false`, `True`, `False`, `TRUE`, `FALSE`
 *   int        all canonical integers within int64 (no leading zeros, no plus sign)
 *   float      numbers, at least one with fraction or exponent, none beyond 2^53; NaN and infinities beside numbers
 *   timestamp  all ISO 8601 dates or date-times, in ms, us or ns as their digits need
 *   list       all JSON arrays of scalars
 *   string     everything else, and columns without any value
 */
export class ColumnState {
  private bits = 0;
  private itemBits = 0;
  private fractionDigits = 0;
  private isZoned = false;
  /** Beyond the years 1684 .. 2255, in which int64 holds nanoseconds and float64 microseconds exactly. */
  private isFar = false;
  hasNulls = false;
  private readonly time = new TimeText();

  constructor(readonly name: string) {}

  /** Takes in one value; cheap once the column is known to be a string. */
  see(bytes: Uint8Array, start: number, end: number, tag: number): void {
    if (tag === NULL) this.hasNulls = true;
    else if ((this.bits & WORDS) === 0) this.bits |= this.classify(bytes, start, end, tag);
  }

  private classify(bytes: Uint8Array, start: number, end: number, tag: number): number {
    switch (tag) {
      case TEXT:
        return this.classifyText(bytes, start, end);
      case STRING:
        return this.classifyTime(bytes, start, end);
      case NUMBER:
        return isNonFinite(bytes, start, end) ? FLOAT : classifyNumber(bytes, start, end) || WORDS;
      case BOOL:
        return BOOLEAN;
      case LIST:
        scanList(bytes, start, end, (from, to, itemTag) => {
          this.itemBits |=
            itemTag === PLAIN || itemTag === NULL
              ? itemKind(itemTag)
              : this.classify(bytes, from, to, itemTag);
        });
        return LISTS;
      default:
        return WORDS;
    }
  }

  private classifyText(bytes: Uint8Array, start: number, end: number): number {
    if (start === end) return WORDS;
    const c = bytes[start]!;
    if (c <= 57) {
      const kind = classifyNumber(bytes, start, end);
      if (kind !== 0) return kind;
      if (c >= 48) return this.classifyTime(bytes, start, end);
    }
    if ((c | 32) === 116 || (c | 32) === 102) return isBool(bytes, start, end) ? BOOLEAN : WORDS;
    return isNonFinite(bytes, start, end) ? NONFINITE : WORDS;
  }

  private classifyTime(bytes: Uint8Array, start: number, end: number): number {
    const time = this.time;
    if (!time.parse(bytes, start, end)) return WORDS;
    if (time.fractionDigits > this.fractionDigits) this.fractionDigits = time.fractionDigits;
    if (time.isZoned) this.isZoned = true;
    if (Math.abs(time.seconds) > 9e9) this.isFar = true;
    return TIME;
  }

  /** The column's type after all input. */
  type(): DataType {
    if (this.bits === LISTS) return { kind: "list", item: scalarOf(this.itemBits) };
    if (this.bits === TIME) {
      const unit = unitFor(this.fractionDigits);
      if (unit === "ns" && this.isFar) return STRING_TYPE;
      return { kind: "timestamp", unit, zone: this.isZoned ? "UTC" : null };
    }
    return scalarOf(this.bits);
  }

  /** How the integers or timestamps of the column (or the items of its lists) can be held exactly. */
  width(): IntWidth {
    const bits = this.bits === LISTS ? this.itemBits : this.bits;
    if (bits === TIME) {
      const unit = unitFor(this.fractionDigits);
      return unit === "ns" || (unit === "us" && this.isFar) ? "int64" : "safe";
    }
    if ((bits & INT64) !== 0) return "int64";
    return (bits & INT53) !== 0 ? "safe" : "int32";
  }
}

/** `safe`: beyond 32 bits, within +-2^53. */
export type IntWidth = "int32" | "safe" | "int64";

function unitFor(fractionDigits: number): TimeUnit {
  if (fractionDigits <= 3) return "ms";
  return fractionDigits <= 6 ? "us" : "ns";
}

function scalarOf(bits: number): ScalarType {
  const numbers = INT32 | INT53 | INT64 | FLOAT;
  if (bits === BOOLEAN) return BOOL_TYPE;
  if (bits === 0 || (bits & ~(numbers | NONFINITE)) !== 0 || (bits & numbers) === 0) return STRING_TYPE;
  if ((bits & (FLOAT | NONFINITE)) === 0) return INT;
  return (bits & INT64) === 0 ? FLOAT_TYPE : STRING_TYPE;
}

function itemKind(tag: number): number {
  return tag === NULL ? 0 : WORDS;
}

const BOOL_TEXTS = ["true", "True", "TRUE", "false", "False", "FALSE"];

function isBool(bytes: Uint8Array, start: number, end: number): boolean {
  return BOOL_TEXTS.some((text) => end - start === text.length && wordEnd(bytes, start, end, text) === end);
}

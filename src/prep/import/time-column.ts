import { fail } from "../../errors/index.js";
import { FLOAT as FLOAT_TYPE, INT, type TimeUnit, typeName } from "../../types.js";
import type { TargetColumn } from "./column-builder.js";
import { BOOL, LIST } from "./field.js";
import { classifyNumber, FLOAT, INT32, INT53, INT64 } from "./number-text.js";
import { TimeText } from "./time-text.js";

const UNITS: readonly TimeUnit[] = ["s", "ms", "us", "ns"];

/**
 * The time column: numbers stay the numbers they are, ISO 8601 texts become timestamps (UTC, in ms, or us or ns when
 * digits need it). When inputs mix the two, the more frequent way of writing counts and rows of the other are rejected;
 * floats beside integers beyond 2^53 likewise, since neither could be kept exactly.
 */
export class TimeColumn {
  private ints = 0;
  private floats = 0;
  private texts = 0;
  private bits = 0;
  private fractionDigits = 0;
  private isZoned = false;
  private isFar = false;
  private readonly text = new TimeText();
  private accepted: Way = "text";
  private unit: TimeUnit = "ms";

  /** Takes in one value; false when it is no time. */
  see(bytes: Uint8Array, start: number, end: number, tag: number): boolean {
    const kind = tag === BOOL || tag === LIST ? 0 : classifyNumber(bytes, start, end);
    if (kind === FLOAT) this.floats++;
    else if (kind !== 0) this.ints++;
    else if (tag !== BOOL && tag !== LIST && this.text.parse(bytes, start, end)) this.seeText();
    else return false;
    this.bits |= kind;
    return true;
  }

  private seeText(): void {
    const { text } = this;
    this.texts++;
    if (text.fractionDigits > this.fractionDigits) this.fractionDigits = text.fractionDigits;
    if (text.isZoned) this.isZoned = true;
    if (Math.abs(text.seconds) > EXACT_SECONDS) this.isFar = true;
  }

  /**
   * The column's type after all input; `given` is a unit that the caller names, which timestamps take when their
   * digits fit. Errors: `time-unit-conflict`.
   */
  decide(name: string, given: TimeUnit | undefined): TargetColumn {
    this.accepted = this.way();
    const base = { name, nullable: false };
    if (this.accepted === "int")
      return {
        ...base,
        type: INT,
        width: (this.bits & INT64) !== 0 ? "int64" : (this.bits & INT53) !== 0 ? "safe" : "int32",
      };
    if (this.accepted !== "text") return { ...base, type: FLOAT_TYPE, width: "safe" };
    const needed = this.fractionDigits <= 3 ? "ms" : this.fractionDigits <= 6 ? "us" : "ns";
    const unit = given ?? needed;
    const type = { kind: "timestamp", unit, zone: this.isZoned ? "UTC" : null } as const;
    if (UNITS.indexOf(unit) < UNITS.indexOf(needed)) {
      const details = { column: name, given: unit, found: typeName({ ...type, unit: needed }) };
      fail("time-unit-conflict", details, { hint: `leave the unit out, or give ${needed}` });
    }
    this.unit = unit;
    return { ...base, type, width: unit === "ns" || (unit === "us" && this.isFar) ? "int64" : "safe" };
  }

  private way(): Way {
    if (this.texts > this.ints + this.floats) return "text";
    if (this.floats === 0) return "int";
    if ((this.bits & INT64) === 0) return "number";
    return this.floats > this.ints ? "float" : "int";
  }

  /** Every value that was seen fits the decided type. */
  get isUniform(): boolean {
    const { ints, floats, texts, bits } = this;
    if (texts > 0) return ints + floats === 0 && !(this.unit === "ns" && this.isFar);
    return ints === 0 || floats === 0 || (bits & INT64) === 0;
  }

  /** Whether a value that was seen fits the decided type. */
  fits(bytes: Uint8Array, start: number, end: number): boolean {
    const kind = classifyNumber(bytes, start, end);
    switch (this.accepted) {
      case "int":
        return (kind & (INT32 | INT53 | INT64)) !== 0;
      case "float":
        return kind === FLOAT;
      case "number":
        return kind !== 0;
      default:
        return kind === 0 && this.text.parse(bytes, start, end) && this.isInRange();
    }
  }

  private isInRange(): boolean {
    return this.unit !== "ns" || Math.abs(this.text.seconds) <= EXACT_SECONDS;
  }
}

/** Within these seconds of 1970 (years 1684 .. 2255) int64 holds nanoseconds and float64 microseconds exactly. */
const EXACT_SECONDS = 9e9;

/** How the times of the column are written: `number` is ints and floats together. */
type Way = "int" | "float" | "number" | "text";

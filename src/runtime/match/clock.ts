import { fail } from "../../errors/index.js";
import type { Column } from "../column.js";

/** Times as kernels count them. */
export type Ticks =
  | Float64Array
  | Int32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array
  | Uint32Array;

/**
 * The time column of a part in ticks: time = base + scale * tick, exactly. Lengths and points of time are turned into ticks
 * so that comparing ticks answers as comparing times would. Errors: time-too-fine, when no float64 counts them.
 */
export class Clock {
  private constructor(
    readonly ticks: Ticks,
    private readonly base: bigint,
    private readonly scale: bigint,
  ) {}

  static of(column: Column, where: { readonly column: string; readonly path: string }): Clock {
    if (column.kind === "number") return new Clock(column.values, 0n, 1n);
    if (column.kind === "list" || column.type.kind === "string")
      return fail("internal-error", { what: `time column "${where.column}" of no numbers` });
    // A dictionary of a column that is no string holds bigints (column.ts).
    const dictionary = column.dictionary as readonly bigint[];
    const base = dictionary[0] ?? 0n;
    const range = (dictionary.at(-1) ?? base) - base;
    // Scaled only where it must be: a point in time between two ticks is a fraction, which floats round.
    const scale =
      range <= WIDEST ? 1n : dictionary.reduce((common, value) => divisor(common, value - base), 0n);
    if (range / scale > WIDEST) return fail("time-too-fine", where);
    const entries = Float64Array.from(dictionary, (value) => Number((value - base) / scale));
    return new Clock(
      Float64Array.from(column.codes, (code) => entries[code] ?? Number.NaN),
      base,
      scale,
    );
  }

  /** Ticks of a length of time, maybe with a fraction. */
  span(length: number): number {
    return this.scale === 1n ? length : length / Number(this.scale);
  }

  /** Tick of a point in time, maybe with a fraction. */
  point(time: bigint | number): number {
    if (this.scale === 1n && this.base === 0n) return Number(time);
    if (typeof time === "number") return (time - Number(this.base)) / Number(this.scale);
    return Number(time - this.base) / Number(this.scale);
  }

  /** The point in time of a whole tick, exact; bigint where times are wide. */
  time(tick: number): bigint | number {
    return this.scale === 1n && this.base === 0n ? tick : this.base + this.scale * BigInt(tick);
  }

  /** Ticks to units of the time column. */
  length(ticks: number): number {
    return this.scale === 1n ? ticks : ticks * Number(this.scale);
  }
}

/** Differences of up to this are exact in float64. */
const WIDEST = BigInt(Number.MAX_SAFE_INTEGER);

function divisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
}

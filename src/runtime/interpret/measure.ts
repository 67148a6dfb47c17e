import { fail } from "../../errors/index.js";
import type { ScalarType, Value } from "../../types.js";
import { nearestFloat, SCALE, scaled } from "./nearest-float.js";

/** What a column measures over some rows; all take its values there, nulls included, and skip the nulls. */

/** Whether values of a type are whole numbers, measured without rounding. */
export function isWhole(type: ScalarType | null): boolean {
  return type?.kind === "int" || type?.kind === "timestamp";
}

/** Exact for ints (0n over nothing when `isInt`); of floats the exact sum rounded once, IEEE with NaN and infinities. */
export function sumOf(values: readonly Value[], isInt: boolean): bigint | number {
  const present = numbers(values);
  if (isInt) return intSum(present);
  return floatSum(present, 1n);
}

/** The exact mean rounded to float64; null over nothing. */
export function meanOf(values: readonly Value[], isInt: boolean): number | null {
  const present = numbers(values);
  if (present.length === 0) return null;
  const count = BigInt(present.length);
  return isInt ? nearestFloat(intSum(present), count) : floatSum(present, count);
}

/** The least value; NaN is ordered with nothing and never the least. Null when no value can be. */
export function minOf(values: readonly Value[]): bigint | number | null {
  return extreme(values, (value, best) => value < best);
}

/** The greatest value; otherwise as `minOf`. */
export function maxOf(values: readonly Value[]): bigint | number | null {
  return extreme(values, (value, best) => value > best);
}

/** Number of distinct values: NaN is one value, -0 is 0 (as in a `Set`). */
export function distinctOf(values: readonly Value[]): bigint {
  return BigInt(new Set(values.filter((value) => value !== null)).size);
}

function extreme(
  values: readonly Value[],
  isBetter: (value: bigint | number, best: bigint | number) => boolean,
): bigint | number | null {
  let best: bigint | number | null = null;
  for (const value of numbers(values)) {
    if (Number.isNaN(value)) continue;
    if (best === null || isBetter(value, best)) best = value;
  }
  // -0 is 0.
  return typeof best === "number" ? best + 0 : best;
}

function intSum(values: readonly (bigint | number)[]): bigint {
  return values.reduce<bigint>((sum, value) => sum + BigInt(value), 0n);
}

/** Sum of float64 values over `divisor`, rounded once. */
function floatSum(values: readonly (bigint | number)[], divisor: bigint): number {
  const floats = values.map(Number);
  const special = floats.filter((value) => !Number.isFinite(value));
  if (special.length > 0) return special.reduce((sum, value) => sum + value, 0);
  const total = floats.reduce((sum, value) => sum + scaled(value), 0n);
  return nearestFloat(total, divisor * SCALE);
}

function numbers(values: readonly Value[]): readonly (bigint | number)[] {
  return values.flatMap((value) => {
    if (value === null) return [];
    if (typeof value === "bigint" || typeof value === "number") return [value];
    return fail("internal-error", { what: `expected a number to measure, found ${typeof value}` });
  });
}

import type { PendingSpec } from "../funnel.js";
import type { Scope } from "./scope.js";
import type { BoundTimeframe } from "./timeframe.js";

/**
 * From when on rows could still come: after the last time of the data, or from the timeframe's end if that is earlier.
 * null when the data has rows and it is not known when they end.
 */
export function bindPending({ end }: BoundTimeframe, scope: Scope): PendingSpec | null {
  const { timeRange, rowCount } = scope.dataset;
  if (timeRange === null && rowCount > 0) return null;
  const next = timeRange === null ? null : after(timeRange.max, scope.isTimeWhole);
  const cut = end === null ? null : end.exclusive;
  const earliest = next === null || (cut !== null && cut < next) ? (cut ?? 0n) : next;
  return scope.isTimeWhole
    ? { earliest: typeof earliest === "bigint" ? earliest : BigInt(Math.ceil(earliest)), grain: 1 }
    : { earliest: Number(earliest), grain: 0 };
}

/** The smallest time later than `time`. */
function after(time: bigint | number, isWhole: boolean): bigint | number {
  if (isWhole) return BigInt(time) + 1n;
  return nextFloat(Number(time));
}

/** The float64 next above `value`. */
function nextFloat(value: number): number {
  if (!Number.isFinite(value)) return value;
  if (value === 0) return Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return view.getFloat64(0);
}

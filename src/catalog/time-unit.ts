import { fail } from "../errors/index.js";
import { type ColumnInfo, type TimeUnit, typeName } from "../types.js";
import type { TimeRange } from "./time-range.js";

/** How the unit of a time column became known; null with a null unit. */
export type TimeUnitOrigin = "given" | "type" | "recognised";

/** Unit of a time column, null when it is not known: then durations with a unit are refused. */
export interface ResolvedTimeUnit {
  readonly unit: TimeUnit | null;
  readonly origin: TimeUnitOrigin | null;
}

const EARLIEST_SECOND = Date.UTC(1980, 0, 1) / 1000;
const LATEST_SECOND = Date.UTC(2100, 0, 1) / 1000;
const PER_SECOND: Readonly<Record<TimeUnit, number>> = { s: 1, ms: 1e3, us: 1e6, ns: 1e9 };
const UNITS: readonly TimeUnit[] = ["s", "ms", "us", "ns"];

/**
 * The unit that the Arrow type says, else the one given, else the one recognised from the data.
 * Errors: `time-unit-conflict` when a unit other than that of the type is given.
 */
export function resolveTimeUnit(
  column: ColumnInfo,
  given: TimeUnit | undefined,
  range: TimeRange | null,
): ResolvedTimeUnit {
  if (column.type.kind === "timestamp") {
    const unit = column.type.unit;
    if (given !== undefined && given !== unit) {
      const details = { column: column.name, given, found: typeName(column.type) };
      fail("time-unit-conflict", details, { hint: `leave the unit out, or give ${unit}` });
    }
    return { unit, origin: "type" };
  }
  if (given !== undefined) return { unit: given, origin: "given" };
  const unit = recogniseTimeUnit(range);
  return { unit, origin: unit === null ? null : "recognised" };
}

/** The one unit that puts both ends of the data between 1980 and 2100; null when none does or nothing is known. */
export function recogniseTimeUnit(range: TimeRange | null): TimeUnit | null {
  if (range === null) return null;
  // Far from the limits of 1980 and 2100 in every unit float64 is exact enough to compare.
  const ends = [Number(range.min), Number(range.max)];
  const fitting = UNITS.filter((unit) =>
    ends.every((end) => end >= EARLIEST_SECOND * PER_SECOND[unit] && end < LATEST_SECOND * PER_SECOND[unit]),
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

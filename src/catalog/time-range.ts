import type { Column } from "../runtime/column.js";
import type { RowGroupInfo } from "../runtime/part-source.js";

/** Ends of a time column in its own unit: bigint for int and timestamp columns, number for float ones. */
export interface TimeRange {
  readonly min: bigint | number;
  readonly max: bigint | number;
}

/** The range that covers both; null is the range of no rows. */
export function uniteRanges(a: TimeRange | null, b: TimeRange | null): TimeRange | null {
  if (a === null || b === null) return a ?? b;
  // Math.min and Math.max do not take bigints.
  const startsBefore = b.min < a.min;
  const endsAfter = b.max > a.max;
  return { min: startsBefore ? b.min : a.min, max: endsAfter ? b.max : a.max };
}

/** Range that a row group's zone map states; undefined when it does not, as for float columns, where NaN may hide. */
export function rangeOfZone(rowGroup: RowGroupInfo, column: string): TimeRange | undefined {
  const zone = rowGroup.zones.get(column);
  if (typeof zone?.min !== "bigint" || typeof zone.max !== "bigint") return undefined;
  return { min: zone.min, max: zone.max };
}

/** Range of the values of a number or timestamp column, null when it has none; NaN is passed over. */
export function rangeOfColumn(column: Column): TimeRange | null {
  if (column.kind === "code") return rangeOfCodes(column.codes, column.dictionary);
  if (column.kind === "list") return null;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let found = false;
  const { values, validity, length } = column;
  // values and validity have `length` entries.
  for (let row = 0; row < length; row++) {
    const value = values[row]!;
    if (validity?.[row] === 0 || Number.isNaN(value)) continue;
    found = true;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (!found) return null;
  return column.type.kind === "float" ? { min, max } : { min: BigInt(min), max: BigInt(max) };
}

function rangeOfCodes(
  codes: Uint8Array | Uint16Array | Int32Array,
  dictionary: readonly string[] | readonly bigint[],
): TimeRange | null {
  let range: TimeRange | null = null;
  for (const code of new Set(codes)) {
    const value = dictionary[code];
    if (typeof value === "bigint") range = uniteRanges(range, { min: value, max: value });
  }
  return range;
}

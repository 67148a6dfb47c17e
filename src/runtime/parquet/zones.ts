import type { MinMaxType, Statistics } from "hyparquet/src/types.js";
import type { Zone } from "../part-source.js";
import type { FileColumn } from "./schema.js";

const MS_PER_DAY = 86_400_000n;
/** Relative error that hyparquet's decimal arithmetic can have, with room to spare. */
const DECIMAL_SLACK = 1e-14;

type Bound = Zone["min"];
type Side = "min" | "max";

/**
 * Zone of a scalar column in a row group, or null where the file says nothing. Bounds enclose every value that
 * equals itself: NaN is outside of them. Floats of zero are widened over both signs; strings may be cut, downwards for
 * min and upwards for max; what cannot be trusted (NaN bounds, bad UTF-8, crossed bounds, an unknown order) is unknown.
 */
export function zoneOf(
  column: FileColumn,
  rowCount: number,
  statistics: Statistics | undefined,
): Zone | null {
  if (column.leaf.meaning.kind === "none") return { min: null, max: null, nullCount: rowCount };
  if (statistics === undefined || column.type.kind === "list") return null;
  const isOldOrderRight = hasSignedOrder(column);
  const old = (value: MinMaxType | undefined) => (isOldOrderRight ? value : undefined);
  const min = bound(column, "min", statistics.min_value ?? old(statistics.min));
  const max = bound(column, "max", statistics.max_value ?? old(statistics.max));
  const nulls = statistics.null_count === undefined ? Number.NaN : Number(statistics.null_count);
  const nullCount = nulls >= 0 && nulls <= rowCount ? nulls : null;
  if (min !== null && max !== null && isCrossed(min, max)) return { min: null, max: null, nullCount };
  return { min, max, nullCount };
}

/** The deprecated `min` and `max` were compared as signed numbers, whatever the type. */
function hasSignedOrder({ leaf: { physical, meaning } }: FileColumn): boolean {
  const isSigned = meaning.kind !== "int" || !meaning.isUnsigned;
  return isSigned && ["BOOLEAN", "INT32", "INT64", "FLOAT", "DOUBLE"].includes(physical);
}

function bound(column: FileColumn, side: Side, value: MinMaxType | undefined): Bound {
  switch (column.leaf.meaning.kind) {
    case "bool":
      return typeof value === "boolean" ? value : null;
    case "int":
    case "timestamp":
      return exact(value);
    case "days": {
      const days = exact(value);
      return days === null ? null : days * MS_PER_DAY;
    }
    case "decimal":
      return decimalBound(column, side, value);
    case "float":
    case "float16":
      return typeof value === "number" ? floatBound(side, value) : null;
    case "string":
      return value instanceof Uint8Array ? text(value) : null;
    case "uuid":
      return typeof value === "string" ? value : null;
    case "int96":
    case "none":
      return null;
  }
}

function exact(value: MinMaxType | undefined): bigint | null {
  if (typeof value === "bigint") return value;
  return typeof value === "number" && Number.isSafeInteger(value) ? BigInt(value) : null;
}

function floatBound(side: Side, value: number): number | null {
  if (Number.isNaN(value)) return null;
  return value === 0 ? (side === "min" ? -0 : 0) : value;
}

/** hyparquet scales decimals by float arithmetic, and only where the older annotation is there. */
function decimalBound(column: FileColumn, side: Side, value: MinMaxType | undefined): Bound {
  if (column.elements[0]?.converted_type !== "DECIMAL" || typeof value !== "number") return null;
  if (column.type.kind === "int") return exact(value);
  const slack = Math.abs(value) * DECIMAL_SLACK;
  return floatBound(side, side === "min" ? value - slack : value + slack);
}

function text(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isCrossed(min: NonNullable<Bound>, max: NonNullable<Bound>): boolean {
  if (typeof min === "string" && typeof max === "string")
    return Buffer.compare(Buffer.from(min), Buffer.from(max)) > 0;
  return min > max;
}

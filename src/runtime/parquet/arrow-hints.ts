import { DataType as ArrowType, TimeUnit as ArrowUnit, tableFromIPC } from "apache-arrow";
import type { TimeUnit } from "../../types.js";
import type { FileColumn, FileSchema } from "./schema.js";

const UNITS: Record<ArrowUnit, TimeUnit> = {
  [ArrowUnit.SECOND]: "s",
  [ArrowUnit.MILLISECOND]: "ms",
  [ArrowUnit.MICROSECOND]: "us",
  [ArrowUnit.NANOSECOND]: "ns",
};

/**
 * Adds what only the Arrow schema that writers leave in `ARROW:schema` says: time zones, timestamps in seconds
 * and 64-bit dates (Parquet stores the latter two as bare integers). Anything else in it, or a damaged one, is ignored.
 */
export function applyArrowHints(schema: FileSchema, encoded: string | undefined): FileSchema {
  if (encoded === undefined) return schema;
  const types = new Map<string, ArrowType>();
  try {
    // Arrow's own parser judges the bytes; whatever it refuses is no hint.
    const fields = tableFromIPC(Buffer.from(encoded, "base64")).schema.fields;
    for (const field of fields) types.set(field.name, field.type);
  } catch {
    return schema;
  }
  return { ...schema, columns: schema.columns.map((column) => applyHint(column, types.get(column.name))) };
}

function applyHint(column: FileColumn, hint: ArrowType | undefined): FileColumn {
  const { type, leaf } = column;
  if (hint === undefined || leaf.physical !== "INT64") return column;
  const asTime = (unit: TimeUnit, zone: string | null): FileColumn => ({
    ...column,
    type: { kind: "timestamp", unit, zone },
    leaf: { ...leaf, meaning: { kind: "timestamp" } },
  });
  if (type.kind === "timestamp" && type.zone !== null && ArrowType.isTimestamp(hint))
    return asTime(type.unit, hint.timezone ?? type.zone);
  if (type.kind !== "int") return column;
  if (ArrowType.isTimestamp(hint)) return asTime(UNITS[hint.unit], hint.timezone ?? null);
  // Arrow's 64-bit dates count milliseconds.
  return ArrowType.isDate(hint) ? asTime("ms", null) : column;
}

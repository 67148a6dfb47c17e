import type { ParquetType, SchemaElement } from "hyparquet/src/types.js";
import type { ScalarType } from "../../types.js";

/** How the values of a leaf are stored, and what they mean: all that decoding needs to know. */
export interface Leaf {
  readonly physical: ParquetType;
  /** Bytes of a FIXED_LEN_BYTE_ARRAY. */
  readonly byteLength: number;
  readonly meaning: Meaning;
}

/** `days` are days since 1970, to become ms. `none`: the file says that every value is null. */
export type Meaning =
  | { readonly kind: "bool" | "float" | "float16" | "string" | "uuid" | "none" | "int96" | "days" }
  | { readonly kind: "int"; readonly isUnsigned: boolean }
  | { readonly kind: "decimal"; readonly scale: number }
  | { readonly kind: "timestamp" };

/** A leaf with its type in the language, or the name of a type that queries cannot use. */
export type LeafType =
  | { readonly type: ScalarType; readonly leaf: Leaf }
  | { readonly type: null; readonly name: string };

/** What a leaf element of a Parquet schema holds. Source: parquet-format, LogicalTypes. */
export function leafType(element: SchemaElement): LeafType {
  const { type: physical, converted_type: converted, logical_type: logical } = element;
  const supported = (type: ScalarType, meaning: Meaning): LeafType => ({
    type,
    leaf: { physical: physical ?? "BYTE_ARRAY", byteLength: element.type_length ?? 0, meaning },
  });
  const unsupported = (name: string): LeafType => ({ type: null, name });

  if (logical?.type === "NULL") return supported({ kind: "string" }, { kind: "none" });
  if (logical?.type === "DECIMAL" || converted === "DECIMAL") {
    const scale = (logical?.type === "DECIMAL" ? logical.scale : element.scale) ?? 0;
    if (scale === 0 && (physical === "INT32" || physical === "INT64"))
      return supported({ kind: "int" }, { kind: "int", isUnsigned: false });
    return supported({ kind: scale === 0 ? "int" : "float" }, { kind: "decimal", scale });
  }
  switch (physical) {
    case "BOOLEAN":
      return supported({ kind: "bool" }, { kind: "bool" });
    case "FLOAT":
    case "DOUBLE":
      return supported({ kind: "float" }, { kind: "float" });
    case "INT96":
      return supported({ kind: "timestamp", unit: "ns", zone: null }, { kind: "int96" });
    case "INT32":
    case "INT64": {
      if (logical?.type === "DATE" || converted === "DATE")
        return supported({ kind: "timestamp", unit: "ms", zone: null }, { kind: "days" });
      if (logical?.type === "TIME" || converted?.startsWith("TIME_M")) return unsupported("time");
      if (logical?.type === "TIMESTAMP") {
        const unit = ({ MILLIS: "ms", MICROS: "us", NANOS: "ns" } as const)[logical.unit];
        const zone = logical.isAdjustedToUTC ? "UTC" : null;
        return supported({ kind: "timestamp", unit, zone }, { kind: "timestamp" });
      }
      if (converted === "TIMESTAMP_MILLIS" || converted === "TIMESTAMP_MICROS") {
        const unit = converted === "TIMESTAMP_MILLIS" ? "ms" : "us";
        return supported({ kind: "timestamp", unit, zone: "UTC" }, { kind: "timestamp" });
      }
      const isUnsigned =
        (logical?.type === "INTEGER" && !logical.isSigned) || converted?.startsWith("UINT_") === true;
      return supported({ kind: "int" }, { kind: "int", isUnsigned });
    }
    case "BYTE_ARRAY": {
      const annotation = logical?.type ?? converted ?? "";
      if (["STRING", "UTF8", "ENUM", "JSON"].includes(annotation))
        return supported({ kind: "string" }, { kind: "string" });
      return unsupported(annotation === "" ? "binary" : annotation.toLowerCase());
    }
    case "FIXED_LEN_BYTE_ARRAY": {
      if (logical?.type === "FLOAT16" && element.type_length === 2)
        return supported({ kind: "float" }, { kind: "float16" });
      if (logical?.type === "UUID" && element.type_length === 16)
        return supported({ kind: "string" }, { kind: "uuid" });
      if (converted === "INTERVAL") return unsupported("interval");
      return unsupported(`binary[${element.type_length ?? 0}]`);
    }
    default:
      return unsupported("unknown");
  }
}

/** Units of time columns and instants. */
export type TimeUnit = "s" | "ms" | "us" | "ns";

/**
 * Types of the language. Every integer width is `int` (exact, signed 64 bit and unsigned), float32 and float64
 * are `float` (decimals with a fraction too), dates are timestamps in ms at midnight UTC.
 */
export type DataType =
  | { readonly kind: "bool" }
  | { readonly kind: "int" }
  | { readonly kind: "float" }
  | { readonly kind: "string" }
  | { readonly kind: "timestamp"; readonly unit: TimeUnit; readonly zone: string | null }
  | { readonly kind: "list"; readonly item: ScalarType };
export type ScalarType = Exclude<DataType, { kind: "list" }>;

export const BOOL = { kind: "bool" } as const;
export const INT = { kind: "int" } as const;
export const FLOAT = { kind: "float" } as const;
export const STRING = { kind: "string" } as const;

/** One value of a scalar column or a result: bigint for int and timestamp (in the column's unit), number for float. */
export type Value = bigint | number | string | boolean | null;

/** A column as the catalogue knows it. `nullable`: nulls may occur (false only where files say they cannot). */
export interface ColumnInfo {
  readonly name: string;
  readonly type: DataType;
  readonly nullable: boolean;
}

/** Text of a type in messages and plans: `int`, `timestamp[ms]`, `list<string>`. */
export function typeName(type: DataType): string {
  if (type.kind === "list") return `list<${typeName(type.item)}>`;
  return type.kind === "timestamp" ? `timestamp[${type.unit}]` : type.kind;
}

/** Structural equality of types. */
export function sameType(a: DataType, b: DataType): boolean {
  return typeName(a) === typeName(b);
}

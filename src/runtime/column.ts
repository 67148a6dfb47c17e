import type { DataType } from "../types.js";

/**
 * A decoded column of a part (or of the rows a pass kept), `length` rows. Arrays are owned by the column and are
 * never changed after it is made.
 */
export type Column = NumberColumn | CodeColumn | ListColumn;

/** ints with |v| <= 2^52 (exact in float64, sums of two as well), floats, bools as 0/1, timestamps in their unit. */
export interface NumberColumn {
  readonly kind: "number";
  readonly type: DataType;
  readonly length: number;
  readonly values:
    | Float64Array
    | Int32Array
    | Int16Array
    | Uint16Array
    | Int8Array
    | Uint8Array
    | Uint32Array;
  /** One byte a row, 1 = there is a value; null when the column has no nulls. Values at nulls are 0. */
  readonly validity: Uint8Array | null;
}

/**
 * Codes into a dictionary of distinct values. The code of a null is `dictionary.length`, so that tables over codes
 * have one entry more. Strings always; ints and timestamps when some |v| > 2^52: bigints then, sorted ascending, so that
 * codes order as values do.
 */
export interface CodeColumn {
  readonly kind: "code";
  readonly type: DataType;
  readonly length: number;
  readonly codes: Uint8Array | Uint16Array | Int32Array;
  readonly dictionary: readonly string[] | readonly bigint[];
  readonly hasNulls: boolean;
}

/** Row i holds items[offsets[i] .. offsets[i+1]). */
export interface ListColumn {
  readonly kind: "list";
  readonly type: DataType;
  readonly length: number;
  readonly offsets: Int32Array;
  readonly items: NumberColumn | CodeColumn;
  readonly validity: Uint8Array | null;
}

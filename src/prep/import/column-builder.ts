import type { Data } from "apache-arrow";
import type { DataType } from "../../types.js";
import type { IntWidth } from "./infer.js";

/** A column of the output as the import decided on it. */
export interface TargetColumn {
  readonly name: string;
  readonly type: DataType;
  readonly width: IntWidth;
  readonly nullable: boolean;
}

/** Order of rows by one column: `rank[i]` of row i, 0 .. count - 1, equal values equal ranks, nulls first, NaN last. */
export interface Ranks {
  readonly rank: Int32Array;
  readonly count: number;
}

/** Collects one column of a part, row by row. */
export interface ColumnBuilder {
  append(bytes: Uint8Array, start: number, end: number, tag: number): void;
  appendNull(): void;
  ranks(): Ranks;
  /** Smallest and greatest value of a numeric column; null for other columns and without values. */
  ends(): { min: bigint | number; max: bigint | number } | null;
  /** The rows in the given order (indices of appended rows) as Arrow data. */
  toArrow(order: Uint32Array): Data;
}

import type { Value } from "../types.js";
import type { DistinctCount } from "./value-counter.js";

/** What is known of one column from the parts that were read at registration. */
export interface ColumnStatistics {
  readonly name: string;
  /** Nulls in the rows read. */
  readonly nulls: number;
  /** NaN in the rows read; 0 for columns that are not float. */
  readonly nans: number;
  /** Least and greatest value, NaN left out; null when there is none, and for bool and list columns. */
  readonly min: Value;
  readonly max: Value;
  /** Distinct values without null; null for list columns. */
  readonly distinct: DistinctCount | null;
  /** Strings: distinct values per row, the mean over the parts read; null otherwise and without rows. */
  readonly uniqueRatio: number | null;
  /** A string column with few enough distinct values in every part read. */
  readonly categorical: boolean;
  /** Of categorical columns, most frequent first, with the share of the column's non-null values; null otherwise. */
  readonly topValues: readonly TopValue[] | null;
}

export interface TopValue {
  readonly value: string;
  readonly share: number;
}

/** When a string column counts as categorical, and which of its values are listed. */
export interface CategoricalSettings {
  /** Distinct values per row up to which a column is categorical. */
  readonly ratio: number;
  /** Most values listed. */
  readonly topCount: number;
  /** Share below which a value is not listed. */
  readonly topMinShare: number;
}

export const DEFAULT_CATEGORICAL: CategoricalSettings = { ratio: 0.1, topCount: 20, topMinShare: 0.01 };

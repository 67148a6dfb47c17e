import { type TimeUnit, typeName, type Value } from "../types.js";
import type { ColumnStatistics, TopValue } from "./column-statistics.js";
import type { Registration, Validation } from "./registration.js";
import { clientType, type ShortSchema, shortSchema } from "./short-schema.js";
import type { DistinctCount } from "./value-counter.js";

/** One column with its statistics, from the parts that were read at registration. Source: COMPAT.md, section 2. */
export interface FullColumn {
  readonly name: string;
  /** The exact type, as `timestamp[ms]`. */
  readonly dtypeName: string;
  readonly coltype: string;
  readonly nullable: boolean;
  readonly colattrs: ColumnAttributes;
}

export interface ColumnAttributes {
  /** Of int and float columns, NaN left out; null without values. */
  readonly numericMin: bigint | number | null;
  readonly numericMax: bigint | number | null;
  /** Ends of the other ordered types: timestamps in their unit, strings by UTF-8 bytes. */
  readonly min: Value;
  readonly max: Value;
  readonly categorical: boolean;
  /** Most frequent first; null for columns that are not categorical. */
  readonly catTopValues: readonly TopValue[] | null;
  readonly catUniqueRatio: number | null;
  readonly nulls: number;
  readonly nans: number;
  /** null for list columns. */
  readonly distinct: DistinctCount | null;
}

/** All that the catalogue knows of the columns of a dataset. */
export interface FullSchema extends Omit<ShortSchema, "columns"> {
  readonly groupIdColumn: string;
  readonly timestampColumn: string;
  readonly timeUnit: TimeUnit | null;
  readonly timeUnitOrigin: Registration["timeUnitOrigin"];
  readonly orderColumns: readonly string[];
  readonly columns: readonly FullColumn[];
  /** Columns that queries cannot use, with the type that the file gives them. */
  readonly unsupportedColumns: readonly { readonly name: string; readonly type: string }[];
  /** Rows of all parts. */
  readonly rowCount: number;
  /** Rows of the parts that the statistics are from, and the users in them. */
  readonly checkedRowCount: number;
  readonly users: DistinctCount;
  readonly validation: Validation;
}

export function fullSchema(registration: Registration): FullSchema {
  const { info, statistics } = registration;
  const byName = new Map(statistics.columns.map((column) => [column.name, column]));
  return {
    ...shortSchema(registration),
    groupIdColumn: info.users,
    timestampColumn: info.time,
    timeUnit: info.timeUnit,
    timeUnitOrigin: registration.timeUnitOrigin,
    orderColumns: info.order,
    columns: info.columns.map(({ name, type, nullable }) => {
      const coltype = clientType(type);
      // A registration has the statistics of every column.
      const colattrs = attributes(byName.get(name)!, type.kind === "int" || type.kind === "float");
      return { name, dtypeName: typeName(type), coltype, nullable, colattrs };
    }),
    unsupportedColumns: info.unsupported,
    rowCount: info.rowCount,
    checkedRowCount: statistics.rowCount,
    users: statistics.users,
    validation: registration.validation,
  };
}

function attributes(column: ColumnStatistics, isNumeric: boolean): ColumnAttributes {
  const { min, max } = column;
  return {
    numericMin: isNumeric ? numberOf(min) : null,
    numericMax: isNumeric ? numberOf(max) : null,
    min: isNumeric ? null : min,
    max: isNumeric ? null : max,
    categorical: column.categorical,
    catTopValues: column.topValues,
    catUniqueRatio: column.uniqueRatio,
    nulls: column.nulls,
    nans: column.nans,
    distinct: column.distinct,
  };
}

function numberOf(value: Value): bigint | number | null {
  return typeof value === "bigint" || typeof value === "number" ? value : null;
}

import type { ScalarType, TimeUnit } from "../../../types.js";
import type { Quoting, Sql } from "../sql.js";

/** Names of the engines that SQL can be written for. */
export type DialectName = "duckdb" | "clickhouse";

/** Where the rows come from: files in part order, or a table of the reader's own. */
export type SqlSource =
  | { readonly kind: "files"; readonly paths: readonly string[] }
  | { readonly kind: "table"; readonly name: string };

/** What engines write differently. Operands are never rounded and never null-checked here. */
export interface Dialect extends Quoting {
  readonly name: DialectName;
  /** A relation with all columns of the source. */
  readonly relation: (source: SqlSource) => Sql;
  /** Position of a row in its file, within `relation`; null: the source has none. */
  readonly position: (source: SqlSource) => Sql | null;
  readonly toDouble: (value: Sql) => Sql;
  /** Whole number of a timestamp column in its unit. */
  readonly ticks: (value: Sql, unit: TimeUnit) => Sql;
  readonly isNan: (value: Sql) => Sql;
  /** Search for an RE2 pattern. */
  readonly matches: (value: Sql, pattern: string) => Sql;
  readonly contains: (value: Sql, pattern: Sql) => Sql;
  readonly starts: (value: Sql, pattern: Sql) => Sql;
  readonly ends: (value: Sql, pattern: Sql) => Sql;
  readonly lower: (value: Sql) => Sql;
  readonly upper: (value: Sql) => Sql;
  readonly codePoints: (value: Sql) => Sql;
  /** `seconds`: whole seconds since 1970. 0 to 23; 1 = Monday to 7; YYYY-MM-DD. */
  readonly calendar: (part: "hour" | "weekday" | "date", seconds: Sql, zone: string) => Sql;
  /** Integer division that rounds towards zero. */
  readonly quotient: (value: Sql, divisor: Sql) => Sql;
  readonly hasAny: (list: Sql, values: readonly Sql[]) => Sql;
  readonly hasAll: (list: Sql, values: readonly Sql[]) => Sql;
  /** A value under which equal values of the language are equal in the engine: -0 is 0, NaN one value. */
  readonly key: (value: Sql, type: ScalarType) => Sql;
  /** Sum of ints that does not overflow. */
  readonly wideInt: (value: Sql) => Sql;
  /** The value at a rank (from 1) among the sorted values of an aggregated expression. */
  readonly ranked: (value: Sql, rank: Sql) => Sql;
  /** Start of the bucket that whole seconds since 1970 lie in, as text. */
  readonly bucket: (bucket: "hour" | "day" | "week" | "month", seconds: Sql, zone: string) => Sql;
}

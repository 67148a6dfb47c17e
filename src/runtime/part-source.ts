import type { Value } from "../types.js";
import type { Column } from "./column.js";

/** Zone map of one column in one row group; null bounds are unknown. Bounds are bigint for int and timestamp. */
export interface Zone {
  readonly min: Exclude<Value, null> | null;
  readonly max: Exclude<Value, null> | null;
  readonly nullCount: number | null;
}

export interface RowGroupInfo {
  readonly rowCount: number;
  /** By column name; a column without statistics is absent. */
  readonly zones: ReadonlyMap<string, Zone>;
  /** Compressed bytes of each column's chunk. */
  readonly bytes: ReadonlyMap<string, number>;
}

/** Zone of the rows of one page. */
export interface RowZone {
  readonly rowCount: number;
  readonly zone: Zone;
}

/** A part opened for reading: footer known, columns not yet. */
export interface PartSource {
  readonly path: string;
  readonly rowGroups: readonly RowGroupInfo[];
  /**
   * Columns by name over the given row groups (ascending indices), concatenated. `wanted`: positions there of the rows that
   * somebody looks at, in any order; other rows may hold anything.
   */
  read(
    columns: readonly string[],
    rowGroups: readonly number[],
    wanted?: Int32Array | null,
  ): Promise<ReadonlyMap<string, Column>>;
  /**
   * Offsets of users' runs over all row groups (userCount + 1), where the part keeps them beside its columns; users in it are
   * not null. null: the users column tells. Absent: no part of the kind keeps them.
   */
  readonly runs?: (users: string) => Promise<Int32Array | null>;
  /** Zones of a column's pages in a row group, in row order; null where the part has none. Absent: no part of the kind has them. */
  readonly pageZones?: (column: string, rowGroup: number) => Promise<readonly RowZone[] | null>;
  /** Names of the supported columns, in file order. */
  readonly columnNames: readonly string[];
  /** Bytes read from the store so far, footer included. */
  readonly bytesRead: number;
  /** Columns read so far that the page reader does not cover; they take two to five times as long. */
  readonly fallbackColumns: readonly string[];
}

import type { ColumnInfo, TimeUnit } from "../types.js";

/** How rows lie in the parts of a dataset, as far as every part says so itself. */
export interface Layout {
  /** All rows of a user are consecutive. */
  readonly grouped: boolean;
  /** Rows of a user are in order of (time, order columns). Implies `grouped`. */
  readonly sorted: boolean;
}

/** What binding and planning need to know of a dataset; no I/O behind it. */
export interface DatasetInfo {
  readonly name: string;
  /** Supported columns in file order. */
  readonly columns: readonly ColumnInfo[];
  /** Columns that queries cannot use, with the type that the file gives them. */
  readonly unsupported: readonly { readonly name: string; readonly type: string }[];
  readonly users: string;
  readonly time: string;
  /** Unit of the time column: given, of the Arrow type, recognised from the data, or null. */
  readonly timeUnit: TimeUnit | null;
  /** Columns that break ties in time, first one strongest. */
  readonly order: readonly string[];
  /** Ends of the time column over all parts, in its own unit; null when the dataset is empty or it is not known. */
  readonly timeRange: { readonly min: bigint | number; readonly max: bigint | number } | null;
  readonly rowCount: number;
  readonly layout: Layout;
}

/** One file of a dataset, pinned: `size` and `version` (mtime in ns or etag) must still hold when it is read. */
export interface Part {
  readonly index: number;
  readonly path: string;
  readonly size: number;
  readonly version: string;
  readonly rowCount: number;
}

/** A dataset with its parts, as a job runs over it. */
export interface Dataset {
  readonly info: DatasetInfo;
  readonly parts: readonly Part[];
  /**
   * How far it is known that no user is in two parts: `checked` over all parts, `sampled` over some, `unchecked`.
   * A run over several `unchecked` parts checks it itself; `sampled` is repeated as a warning.
   */
  readonly disjoint: "checked" | "sampled" | "unchecked";
}

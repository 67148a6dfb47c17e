import type { StrategyReport } from "./strategy/strategy.js";

/** Where columns came from; of several, the one that costs most: decoded Parquet, files of the column store, shared memory. */
export type DataSource = "parquet" | "disk" | "memory";

/** What a pass did: rows it gave, bytes of Parquet that it read, wall time. */
export interface PassReport {
  readonly name: string;
  readonly ms: number;
  readonly rows: number;
  readonly bytes: number;
}

/** What was done for one part. */
export interface PartReport {
  readonly path: string;
  readonly source: DataSource;
  /** Rows and row groups of the file, and row groups from which columns were read. */
  readonly rowCount: number;
  readonly rowGroups: number;
  readonly rowGroupsRead: number;
  /** Rows of these row groups in pages that the row filter rules out. */
  readonly rowsLeftOut: number;
  readonly bytesRead: number;
  /** Columns that were decoded by the slower of the two readers; see PartSource. */
  readonly fallbackColumns: readonly string[];
  /** Rows in the timeframe, and users with any. */
  readonly scannedRows: number;
  readonly scannedUsers: number;
  readonly passes: readonly PassReport[];
  /** How the scan went about the users. */
  readonly strategy: StrategyReport;
}

/** What a run did over all parts, in part order. */
export interface RunStats {
  readonly totalMs: number;
  readonly parts: readonly PartReport[];
}

/** Collects the reports of the passes of one part. */
export class PassLog {
  readonly passes: PassReport[] = [];

  constructor(private readonly bytesRead: () => number) {}

  /** Runs a pass and notes it; `rows` counts what it gave. */
  async pass<T>(name: string, rows: (value: T) => number, work: () => T | Promise<T>): Promise<T> {
    const start = performance.now();
    const bytes = this.bytesRead();
    const value = await work();
    const ms = performance.now() - start;
    this.passes.push({ name, ms, rows: rows(value), bytes: this.bytesRead() - bytes });
    return value;
  }
}

import type { Value } from "../types.js";
import type { AggregateState } from "./aggregate-state.js";
import type { Column } from "./column.js";
import type { KeyColumn } from "./keys.js";
import type { FunnelRun } from "./match/funnel-run.js";
import type { SequenceRun } from "./match/sequence-run.js";
import type { RowBits, RowBitsSink } from "./row-bits.js";

/** What a kernel works on. Users are runs of consecutive rows: rows of user u are runs[u] .. runs[u+1]. */
export interface KernelInput {
  /** userCount + 1 offsets. */
  readonly runs: Int32Array;
  readonly userCount: number;
  /** Users that a kernel of the chosen form walks, ascending. */
  readonly chosen: Int32Array;
  /** Bit i & 31 of word i >> 5: row i has the time of the row before it, of the same user. Empty when not known, or none has. */
  readonly ties: Int32Array;
  /** In the order of the kernel's columns. */
  readonly columns: readonly (Column | KeyColumn)[];
  readonly states: readonly AggregateState[];
  /** Out, per user: 1 when the condition holds. */
  readonly matched: Uint8Array;
  /** Out, per row: 1 when it passes the filter; null when nobody asks. */
  readonly passing: Uint8Array | null;
  /** Out (in for gather), per funnel and user: level reached. */
  readonly levels: readonly Uint8Array[];
  /** Out, per funnel: matched users and their rows by exact level. */
  readonly usersAt: readonly Float64Array[];
  readonly rowsAt: readonly Float64Array[];
  /** Per funnel, what matches users one by one; null where the kernel counts levels itself. */
  readonly funnels: readonly (FunnelRun | null)[];
  /** Per `sequence(…)` condition with clauses, in the order of the kernel's text. */
  readonly sequences: readonly SequenceRun[];
  /** Per retention, then per paths: takes what the kernel finds of the rows of a selected user. */
  readonly rowSinks: readonly RowBitsSink[];
  readonly rowBits: RowBits;
  /** Id of the user whose run starts at a row. */
  readonly userAt: (row: number) => Value;
}

/** What the scan kernel returns. */
export interface ScanCounts {
  readonly scannedUsers: number;
  readonly scannedRows: number;
  readonly users: number;
  readonly rows: number;
}

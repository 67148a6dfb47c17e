import type { DatasetInfo, Part } from "../planner/catalog.js";
import type { ColumnStatistics } from "./column-statistics.js";
import type { ValidationMode } from "./sample.js";
import type { TimeUnitOrigin } from "./time-unit.js";
import type { DistinctCount } from "./value-counter.js";

/** A dataset as the catalogue keeps it: its schema, its pinned files, and what reading some of them showed. */
export interface Registration {
  /** Tells apart the registrations that a name has had. */
  readonly revision: string;
  /** ISO 8601, UTC. */
  readonly registeredAt: string;
  /** Where the files were looked for: absolute path or URI, and pattern below it when one was given. */
  readonly path: string;
  readonly pattern: string | null;
  readonly info: DatasetInfo;
  readonly timeUnitOrigin: TimeUnitOrigin | null;
  readonly parts: readonly Part[];
  readonly validation: Validation;
  readonly statistics: DatasetStatistics;
  /** String columns that all files hold as dictionaries. */
  readonly sourceCategoricals: readonly string[];
}

/** What was checked; schemas, null keys and times are checked over all parts in every mode. */
export interface Validation {
  readonly mode: ValidationMode;
  /** Indices of the parts read in full, ascending. */
  readonly checkedParts: readonly number[];
  /** How far it is known that no user is in two parts. */
  readonly disjoint: "checked" | "sampled" | "unchecked";
}

/** Statistics of the parts read in full. */
export interface DatasetStatistics {
  readonly rowCount: number;
  readonly users: DistinctCount;
  /** In the order of the dataset's columns. */
  readonly columns: readonly ColumnStatistics[];
}

import type { AggregateSpec } from "../../../planner/expression.js";
import type { Code } from "../../code.js";
import type { Scope } from "../../scope.js";

/** What an aggregate writes to and reads from while its code is written. */
export interface Work {
  readonly scope: Scope;
  readonly spec: AggregateSpec;
  /** One variable per float64 array of the aggregate's slots, in slot order. */
  readonly arrays: readonly Code[];
  /** One variable per array, with its number at the row's key: what statements per row read and write. */
  readonly cells: readonly Code[];
  readonly row: Code;
  /** Code of the row's key, the index in the arrays; 0 without `by`. The last entry belongs to null and is dropped later. */
  readonly key: Code;
  /** Variable with the number of rows of the user. */
  readonly rows: Code;
  /** Variable with a number of its own for each user (and state that the user comes to). */
  readonly mark: Code;
}

/** Statements of an aggregate: once per user, and once per row. */
export interface Aggregated {
  readonly perUser: readonly Code[];
  readonly perRow: readonly Code[];
}

import type { KernelColumn } from "../../codegen/kernel-columns.js";
import type { ScanForm } from "../../codegen/scan-form.js";
import type { PhysicalPlan } from "../../planner/physical/plan.js";
import type { AggregateState } from "../aggregate-state.js";
import type { CodeIndex } from "./code-index.js";
import type { UserBits } from "./user-bits.js";

/**
 * How the scan of one part goes about its users. `all`: every one is walked. `candidates`: those that indexes do not settle.
 * `count`: none.
 */
export type StrategyKind = "all" | "candidates" | "count";

/** What a caller may insist on; null leaves it to the estimate. `candidates` is `count` where nobody is left to walk. */
export type ForcedStrategy = "all" | "candidates" | null;

/** What is known of a part without its columns. */
export interface KnownOfPart {
  /** Offsets of the users' runs. */
  readonly runs: Int32Array;
  /** By column. */
  readonly indexes: ReadonlyMap<string, CodeIndex>;
  /** As a kernel takes them, without any element when no row has a tie; null: not known. */
  readonly ties: Int32Array | null;
}

/** What was chosen for a part, in words and numbers. */
export interface StrategyReport {
  readonly kind: StrategyKind;
  readonly reason: string;
  readonly walkedUsers: number;
  /** Users of the part, in and out of the timeframe. */
  readonly users: number;
}

/** The choice for one part, ready for the scan. */
export interface Strategy {
  readonly report: StrategyReport;
  /** The plan without the conditions that hold for every user that is walked. */
  readonly plan: PhysicalPlan;
  readonly form: ScanForm;
  /** Columns of the scan kernel; null: it has nothing to do. */
  readonly columns: readonly KernelColumn[] | null;
  /** Indexes in use, by column. */
  readonly indexes: ReadonlyMap<string, CodeIndex>;
  /** Users to be walked, ascending; of no meaning with `all`. */
  readonly chosen: Int32Array;
  /** As a kernel takes them; empty when they are not known. */
  readonly ties: Int32Array;
  /** Users that match without a walk; null: there are none. */
  readonly counted: CountedUsers | null;
  /** Fills what indexes answer into the states of the aggregate groups. */
  readonly fill: ((states: readonly AggregateState[]) => void) | null;
}

/** Users that match and whose levels are known: what a walk over them would have found. */
export interface CountedUsers {
  readonly bits: UserBits;
  readonly users: number;
  readonly rows: number;
  /** Per funnel: those at level 1, with their rows; all others are at level 0. */
  readonly atFirst: readonly { readonly bits: UserBits; readonly users: number; readonly rows: number }[];
}

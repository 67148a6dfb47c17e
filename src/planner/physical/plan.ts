import type { ColumnInfo, TimeUnit } from "../../types.js";
import type { AggregateSpec, Predicate } from "../expression.js";
import type { FunnelSpec } from "../funnel.js";
import type { PathsSpec } from "../paths.js";
import type { RetentionSpec } from "../retention.js";
import type { UserCondition } from "../user-condition.js";

/** Raise it when the meaning or shape of plans changes: plans of another version are refused. */
export const PLAN_VERSION = 3;

/**
 * How a query runs over one part: passes in order. Plain data (JSON with int64 as `{"int": "…"}`): explained, hashed, shipped. Kernels
 * are generated from it where it runs.
 */
export interface PhysicalPlan {
  readonly version: number;
  /** SHA-256 of the canonical JSON without this field, hex. */
  readonly hash: string;
  readonly dataset: string;
  readonly users: string;
  readonly time: string;
  readonly timeUnit: TimeUnit | null;
  /** What the user should know beside the answer. */
  readonly warnings: readonly string[];
  /** Every column that some pass reads. */
  readonly columns: readonly ColumnInfo[];
  readonly passes: {
    readonly read: ReadPass;
    /** null: the layout already gives it. */
    readonly group: GroupPass | null;
    /** null: the layout already gives it, or nothing in the query looks at order. */
    readonly sort: SortPass | null;
    readonly scan: ScanPass;
    /** null: nothing was deferred. */
    readonly gather: GatherPass | null;
  };
}

export interface ReadPass {
  readonly kind: "read";
  readonly columns: readonly string[];
  readonly rowFilter: Predicate | null;
  readonly required: readonly Predicate[];
}

export interface GroupPass {
  readonly kind: "group";
  readonly users: string;
}

export interface SortPass {
  readonly kind: "sort";
  /** time first, then order columns. */
  readonly keys: readonly string[];
}

/** Walks each user's run once. Row predicates that occur more than once stand in `shared` and are referred to by index. */
export interface ScanPass {
  readonly kind: "scan";
  /** Rows outside do not exist for the query. */
  readonly filter: Predicate | null;
  readonly shared: readonly Predicate[];
  readonly sessionGap: number | null;
  readonly condition: UserCondition;
  readonly funnels: readonly FunnelSpec[];
  readonly retentions: readonly RetentionSpec[];
  readonly paths: readonly PathsSpec[];
  /** Over all rows of the users that match. */
  readonly aggregates: readonly AggregateSpec[];
}

/** Reads `columns` for the row groups in which matching users lie; all aggregations that touch them run then. */
export interface GatherPass {
  readonly kind: "gather";
  readonly columns: readonly string[];
}

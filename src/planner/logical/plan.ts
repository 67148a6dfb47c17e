import type { AggregateSpec, Predicate } from "../expression.js";
import type { FunnelSpec } from "../funnel.js";
import type { PathsSpec } from "../paths.js";
import type { RetentionSpec } from "../retention.js";
import type { UserCondition } from "../user-condition.js";

/** What a query means, before any thought of how: a tree read from the outputs down to the scan. */
export interface LogicalPlan {
  readonly kind: "query";
  /** Predicates that occur more than once, evaluated once per row; empty until the rule share-predicates. */
  readonly shared: readonly Predicate[];
  /** A row further than this from the one before of its user opens a session; null: nothing asks for sessions. */
  readonly sessionGap: number | null;
  readonly input: SelectNode;
  readonly outputs: readonly OutputNode[];
}

/** Users for which `condition` holds. */
export interface SelectNode {
  readonly kind: "select";
  readonly condition: UserCondition;
  readonly input: GroupNode;
}

/** Rows to streams: one per distinct `users` value, sorted by (`time`, `order`, file row position). Nulls first. */
export interface GroupNode {
  readonly kind: "group";
  readonly users: string;
  readonly time: string;
  readonly order: readonly string[];
  readonly input: FilterNode | ScanNode;
}

/** Rows where `predicate` holds (timeframe). */
export interface FilterNode {
  readonly kind: "filter";
  readonly predicate: Predicate;
  readonly input: ScanNode;
}

/** Rows of a part. `columns`: those to read (all of the dataset's until they are pruned), in dataset order. */
export interface ScanNode {
  readonly kind: "scan";
  readonly dataset: string;
  readonly columns: readonly string[];
  /** Columns read only for users that matched (late materialisation); disjoint from `columns`. */
  readonly deferred: readonly string[];
  /** Rows where this is false can be left out without changing any answer: row groups may be skipped by it. */
  readonly rowFilter: Predicate | null;
  /** If one of these holds on no row of a part, the part has no matching user and may be skipped. */
  readonly required: readonly Predicate[];
}

/** Aggregations over all rows of the selected users. */
export interface AggregateNode {
  readonly kind: "aggregate";
  readonly aggregates: readonly AggregateSpec[];
}

export interface FunnelNode extends FunnelSpec {
  readonly kind: "funnel";
}

export interface RetentionNode extends RetentionSpec {
  readonly kind: "retention";
}

export interface PathsNode extends PathsSpec {
  readonly kind: "paths";
}

/** What is shown of the selected users; nodes of one kind keep the order of the query. */
export type OutputNode = AggregateNode | FunnelNode | RetentionNode | PathsNode;

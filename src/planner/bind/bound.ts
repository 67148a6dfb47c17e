import type { AggregateSpec, Predicate } from "../expression.js";
import type { FunnelSpec } from "../funnel.js";
import type { PathsSpec } from "../paths.js";
import type { RetentionSpec } from "../retention.js";
import type { UserCondition } from "../user-condition.js";

/** A query with every name resolved against one dataset, every literal typed, params and definitions put in. */
export interface BoundQuery {
  readonly kind: "bound-query";
  readonly dataset: string;
  readonly users: string;
  readonly time: string;
  readonly order: readonly string[];
  /** All supported columns of the dataset, in its order. */
  readonly columns: readonly string[];
  readonly timeframe: Predicate | null;
  /** In the time column's unit. */
  readonly sessionGap: number | null;
  readonly condition: UserCondition;
  readonly aggregates: readonly AggregateSpec[];
  /** Those of the query in its order, then their endings. */
  readonly funnels: readonly FunnelSpec[];
  readonly retentions: readonly RetentionSpec[];
  readonly paths: readonly PathsSpec[];
  /** What the user should know beside the answer. */
  readonly warnings: readonly string[];
}

/** What a run adds to the query's own text. */
export interface BindOptions {
  /** Values of params as given on the command line, read as what their place in the query needs. */
  readonly params?: ReadonlyMap<string, string>;
  /** Makes the path of a saved user set absolute. */
  readonly resolvePath?: (path: string) => string;
  /** Entries that a map keeps without `top`; 10 when absent. */
  readonly topDefault?: number;
}

import type { AggregateSpec, Predicate, UserCondition } from "../expression.js";

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
  readonly condition: UserCondition;
  readonly aggregates: readonly AggregateSpec[];
  readonly funnels: readonly BoundFunnel[];
  /** What the user should know beside the answer. */
  readonly warnings: readonly string[];
}

export interface BoundFunnel {
  readonly name: string | null;
  readonly steps: readonly { readonly name: string; readonly predicate: Predicate }[];
  readonly eachStep: readonly AggregateSpec[] | null;
  readonly atEnd: readonly AggregateSpec[] | null;
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

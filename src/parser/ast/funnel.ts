import type { Place } from "../../errors/place.js";
import type { Chain, Chosen } from "./chain.js";
import type { ColumnName } from "./expression.js";

export interface Aggregation {
  readonly kind: "aggregation";
  /** `rows` is bare `count`, `count` counts non-null values of `column`; `summary` becomes three when bound. */
  readonly fn: "rows" | "count" | "users" | "sum" | "mean" | "min" | "max" | "summary";
  readonly column: ColumnName | null;
  readonly by: ColumnName | null;
  readonly top: number | null;
  /** `on step`: over the rows that served the step in the chain that counts, not over all rows of its users. */
  readonly onStep: boolean;
  /** Name given with `as`. */
  readonly name: string | null;
  readonly at: Place;
}

/** What one funnel shows. Clauses that were not written are null. */
export interface Funnel extends Chain {
  readonly kind: "funnel";
  readonly name: string | null;
  readonly count: Chosen<"users" | "attempts" | "sessions"> | null;
  readonly choice: Chosen<"earliest" | "latest" | "fastest"> | null;
  readonly by: BreakdownClause | null;
  readonly per: TrendClause | null;
  readonly durations: { readonly histogram: number | null; readonly at: Place } | null;
  readonly preset: Chosen<string> | null;
  /** null: not asked for; an empty block is an empty list. */
  readonly eachStep: readonly Aggregation[] | null;
  readonly atEnd: readonly Aggregation[] | null;
  readonly at: Place;
}

export interface BreakdownClause {
  readonly columns: readonly ColumnName[];
  /** `first`, `last`, or the name of a step; null: first. */
  readonly on: Chosen<string> | null;
  readonly top: number | null;
  readonly at: Place;
}

export interface TrendClause {
  readonly bucket: "hour" | "day" | "week" | "month";
  readonly zone: string | null;
  readonly at: Place;
}

import type { Place } from "../errors/place.js";
import type { TimeUnit } from "../types.js";
import type { Span, Timeframe } from "./ast/chain.js";
import type { Condition } from "./ast/condition.js";
import type { ColumnName, Expr, Literal } from "./ast/expression.js";
import type { Aggregation, Funnel } from "./ast/funnel.js";
import type { Paths } from "./ast/paths.js";
import type { Retention } from "./ast/retention.js";

export type * from "./ast/chain.js";
export type * from "./ast/condition.js";
export type * from "./ast/expression.js";
export type * from "./ast/funnel.js";
export type * from "./ast/paths.js";
export type * from "./ast/retention.js";

/**
 * The syntax tree that a `.funnel` text and every JSON form become. Names are not resolved and nothing is typed:
 * a `name` expression may turn out to be a column or a definition. Every node knows its place.
 */
export interface Query {
  readonly kind: "query";
  readonly form: "funnel" | "json" | "older-json";
  readonly from: Source | null;
  readonly timeframe: Timeframe | null;
  /** `session gap 30m`: a row further than this from the one before opens a new session of the user. */
  readonly session: { readonly gap: Span; readonly at: Place } | null;
  readonly params: readonly ParamDecl[];
  /** Paths as written; their definitions are merged in when the query is bound. */
  readonly includes: readonly Include[];
  readonly defines: readonly Definition[];
  /** Several `where` lines, joined by and. */
  readonly where: Condition | null;
  readonly aggregate: readonly Aggregation[];
  readonly funnels: readonly Funnel[];
  readonly retentions: readonly Retention[];
  readonly paths: readonly Paths[];
  /** Checked against the dataset before anything else, in this order (JSON form; empty for texts). */
  readonly checks: readonly Check[];
}

export interface Source {
  readonly kind: "source";
  /** A registered name (identifier or string without users), or a path or glob. */
  readonly target: { readonly name: string } | { readonly path: string };
  readonly users: string | null;
  readonly time: string | null;
  readonly unit: TimeUnit | null;
  readonly order: readonly string[];
  readonly at: Place;
}

export interface ParamDecl {
  readonly kind: "param";
  readonly name: string;
  readonly value: Literal | null;
  readonly at: Place;
}

export interface Include {
  readonly kind: "include";
  readonly path: string;
  readonly at: Place;
}

export interface Definition {
  readonly kind: "define";
  readonly name: string;
  readonly predicate: Expr;
  readonly at: Place;
}

/** What must hold of the dataset, whether or not the query uses it. */
export type Check =
  | { readonly kind: "predicate"; readonly predicate: Expr }
  | { readonly kind: "column"; readonly column: ColumnName }
  | { readonly kind: "numeric-column"; readonly column: ColumnName };

import type { Place } from "../../errors/place.js";
import type { Chosen, Span } from "./chain.js";
import type { ColumnName, Expr } from "./expression.js";

/** What users do after (or before) a row: a tree of values. Clauses that were not written are null. */
export interface Paths {
  readonly kind: "paths";
  readonly name: string | null;
  readonly base: PathBase;
  readonly length: Chosen<number> | null;
  readonly by: ColumnName;
  readonly within: Span | null;
  /** Rows that a path is made of: where `only` holds, or where `except` does not. */
  readonly rows: { readonly kind: "only" | "except"; readonly predicate: Expr; readonly at: Place } | null;
  readonly collapse: boolean;
  readonly top: Chosen<number> | null;
  readonly at: Place;
}

/** `from` looks ahead and `to` back, from the user's first or last row of the predicate, or from each. */
export type PathBase =
  | {
      readonly kind: "rows";
      readonly direction: "next" | "previous";
      readonly predicate: Expr;
      readonly choice: "first" | "last" | "each" | null;
      readonly at: Place;
    }
  /** `after dropping out of checkout at carted`: where users left a funnel; names that were not written are null. */
  | {
      readonly kind: "dropped";
      readonly direction: "next";
      readonly funnel: Chosen<string> | null;
      readonly step: Chosen<string> | null;
      readonly at: Place;
    };

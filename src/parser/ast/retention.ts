import type { Place } from "../../errors/place.js";
import type { Chosen, Span } from "./chain.js";
import type { ColumnName, Expr } from "./expression.js";

/** Who comes back after a start, and when. Clauses that were not written are null. */
export interface Retention {
  readonly kind: "retention";
  readonly name: string | null;
  readonly start: Expr;
  /** null: any row. */
  readonly comeback: Expr | null;
  /** What a period is: `per week` counts calendar periods, `every 7d` lengths of time from the start on. */
  readonly period:
    | CalendarClause
    | { readonly kind: "every"; readonly span: Span; readonly at: Place }
    | null;
  readonly buckets: Chosen<number> | null;
  readonly mode: Chosen<"exact" | "rolling" | { readonly brackets: readonly Bracket[] }> | null;
  readonly cohort: {
    readonly of: "first" | "each" | null;
    readonly per: CalendarClause | null;
    readonly at: Place;
  } | null;
  readonly by: { readonly column: ColumnName; readonly top: number | null; readonly at: Place } | null;
  readonly at: Place;
}

/** `per week in "Europe/Berlin"` */
export interface CalendarClause {
  readonly kind: "calendar";
  readonly bucket: "day" | "week" | "month";
  readonly zone: string | null;
  readonly at: Place;
}

/** Periods `from` to `to`, both counted; `to` null: and all later ones. */
export interface Bracket {
  readonly from: number;
  readonly to: number | null;
  readonly at: Place;
}

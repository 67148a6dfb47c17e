import type { Place } from "../../errors/place.js";
import type { ColumnName, Expr, Literal, ParamRef } from "./expression.js";

/** Steps and the clauses that say which choices of rows are legal, in a funnel and in a sequence alike. */
export interface Chain {
  readonly steps: readonly Step[];
  /** In the order of gaps; in one gap those with a name come last. */
  readonly withouts: readonly Without[];
  readonly window: Span | null;
  /** `window 2 sessions`: first and last chosen row at most so many sessions apart, both counted. */
  readonly sessions: Chosen<number> | null;
  readonly order: Chosen<"sequential" | "contiguous" | "contiguous steps" | "any"> | null;
  readonly ties: Chosen<"strict" | "by row" | { readonly within: Span }> | null;
  readonly repeats: Chosen<"allowed" | "break"> | null;
  readonly entry: Chosen<"best" | "first"> | null;
  /** Half-open, either end may be left out. */
  readonly entering: Timeframe | null;
  readonly hold: readonly Held[];
}

/** A word or value of a clause with its place. */
export interface Chosen<T> {
  readonly value: T;
  readonly at: Place;
}

/** A length of time: a duration, a bare number in the dataset's time unit, or a param. */
export type Span = Literal | ParamRef;

/** A step of a funnel or a link of a sequence. */
export interface Step {
  readonly kind: "step";
  readonly name: string | null;
  readonly predicate: Expr;
  readonly within: Span | null;
  readonly after: Span | null;
  readonly optional: boolean;
  /** `most` null: no upper bound. `times 2` is 2..2. */
  readonly times: { readonly least: number; readonly most: number | null; readonly at: Place } | null;
  readonly at: Place;
}

/** `without`: stands behind `gap` steps, so 1 is between the first and the second. */
export interface Without {
  readonly kind: "without";
  /** Of the entry that it has in a funnel's answer (`rowFound: false` in JSON), and then for attempts; null: it has none. */
  readonly name: string | null;
  readonly predicate: Expr;
  readonly scope: "attempt" | "user";
  readonly gap: number;
  readonly at: Place;
}

/** `hold c`, or `hold c@step = d@step`. */
export type Held =
  | { readonly kind: "same"; readonly column: ColumnName; readonly at: Place }
  | { readonly kind: "pair"; readonly left: HeldSide; readonly right: HeldSide; readonly at: Place };

export interface HeldSide {
  readonly column: ColumnName;
  readonly step: string;
  readonly at: Place;
}

/** Half-open [start, end). */
export interface Timeframe {
  readonly kind: "timeframe";
  readonly start: Literal | ParamRef | null;
  readonly end: Literal | ParamRef | null;
  readonly at: Place;
}

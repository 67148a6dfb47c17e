import type { ScalarType, TimeUnit } from "../types.js";
import type { Predicate } from "./expression.js";
import type { PendingSpec } from "./funnel.js";

/** Who comes back after a start, and when: resolved, defaults filled in. */
export interface RetentionSpec {
  readonly name: string | null;
  readonly start: Predicate;
  /** A row of it later in the stream than the start row is a return. */
  readonly comeback: Predicate;
  readonly period: CalendarSpec | EverySpec;
  readonly mode: "exact" | "rolling" | "bracket";
  /** In order; not empty. */
  readonly columns: readonly RetentionColumn[];
  readonly cohort: {
    /** `first`: a user is one member, from its first start on. `each`: from each start on, once per period of `per`. */
    readonly of: "first" | "each";
    /** Members are told apart by the calendar period of their start row; null: all are one cohort. */
    readonly per: CalendarSpec | null;
  };
  /** Value on the start row; `top` null keeps all. */
  readonly by: { readonly name: string; readonly type: ScalarType; readonly top: number | null } | null;
  /** null: every period counts as over. */
  readonly pending: PendingSpec | null;
}

/** Calendar periods of a zone (IANA name); weeks begin on Monday. `unit` is the time column's. */
export interface CalendarSpec {
  readonly kind: "calendar";
  readonly bucket: "day" | "week" | "month";
  readonly zone: string;
  readonly unit: TimeUnit;
}

/** Period k covers start + k * span <= time < start + (k + 1) * span, in the unit of the time column. */
export interface EverySpec {
  readonly kind: "every";
  readonly span: number;
}

/** A return in periods `from` to `to` (null: or later); it is known who has none once period `due` is over. */
export interface RetentionColumn {
  readonly from: number;
  readonly to: number | null;
  readonly due: number;
}

/** What a column is called: `3`, `1-3`, `8+`. */
export function columnLabel({ from, to }: RetentionColumn): string {
  if (to === null) return `${from}+`;
  return from === to ? `${from}` : `${from}-${to}`;
}

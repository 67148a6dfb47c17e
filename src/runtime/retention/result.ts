import type { RetentionSpec } from "../../planner/retention.js";
import type { Value } from "../../types.js";

/** What was asked for, whichever rows are starts and returns. */
export type RetentionShape = Omit<RetentionSpec, "start" | "comeback">;

/** Who came back. Members are users, or users' starts where each start counts. */
export interface RetentionResult {
  readonly spec: RetentionShape;
  /** All members. */
  readonly total: RetentionRow;
  /** In order of time; null: all members are one cohort. */
  readonly cohorts: readonly CohortRow[] | null;
  readonly breakdown: {
    /** By size descending, ties by key ascending with null last. */
    readonly rows: readonly (RetentionRow & { readonly key: Value })[];
    /** What `top` left out, summed; null when nothing was. */
    readonly other: (RetentionRow & { readonly keys: number }) | null;
  } | null;
}

export interface CohortRow extends RetentionRow {
  /** Local date on which the calendar period begins: `2015-05-04`. */
  readonly label: string;
}

export interface RetentionRow {
  /** Members. */
  readonly size: number;
  /** One per column of the spec. */
  readonly cells: readonly RetentionCell[];
}

export interface RetentionCell {
  /** Members who came back in the column's periods. */
  readonly returned: number;
  /** Members who have not, and whose periods are not over: they may still. The rest is lost. */
  readonly pending: number;
  /** Members whose periods are over. */
  readonly due: number;
  /** Share of the due members who came back; null where nobody is due. */
  readonly rate: number | null;
}

import type { AggregateSpec } from "../planner/expression.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";

/**
 * What is known of rows of a user with equal times: nothing, so that times are looked at; which they are (`input.ties`); that there are
 * none.
 */
export type Ties = "unknown" | "known" | "none";

/** What a scan kernel leaves to others, which is known only when a part is looked at. */
export interface ScanForm {
  /** Only the users in `input.chosen` are walked, not every one. */
  readonly isChosen: boolean;
  /** Every row of every user counts and matches, so that what is added up row by row needs no users. */
  readonly takesAll: boolean;
  readonly ties: Ties;
  /** A funnel that is matched user by user, whether it needs that or not; null: none. */
  readonly matched: number | null;
  /** Aggregations that an index has answered. */
  readonly answered: ReadonlySet<AggregateSpec>;
}

/** The form that walks every user and leaves nothing out. */
export function wholeForm(plan: PhysicalPlan, matched: number | null = null): ScanForm {
  return { isChosen: false, takesAll: takesAllRows(plan), ties: "unknown", matched, answered: new Set() };
}

/** Whether a plan's condition holds for every user, over all of their rows. */
export function takesAllRows({ passes }: PhysicalPlan): boolean {
  const { condition, filter } = passes.scan;
  return condition.kind === "constant" && condition.value && filter === null;
}

import type { DatasetInfo } from "../catalog.js";
import type { LogicalPlan } from "../logical/plan.js";

/** A rewrite of plans that changes no answer, on any data. Gives the same object when it changes nothing. */
export interface Rule {
  readonly name: string;
  apply(plan: LogicalPlan, dataset: DatasetInfo): LogicalPlan;
}

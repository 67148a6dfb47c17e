import { gatherColumns, scanColumns } from "../codegen/kernel-columns.js";
import { wholeForm } from "../codegen/scan-form.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";
import type { UserCondition } from "../planner/user-condition.js";
import type { ExecuteOptions } from "./answer-part.js";

/** Whether ids of users are looked up or given out, so that boundaries of their runs are not enough. */
export function needsIds(
  plan: PhysicalPlan,
  { collectMatched, collectAll, usersOf }: Pick<ExecuteOptions, "collectMatched" | "collectAll" | "usersOf">,
): boolean {
  return collectMatched || collectAll || usersOf !== null || looksUpIds(plan.passes.scan.condition);
}

function looksUpIds(condition: UserCondition): boolean {
  switch (condition.kind) {
    case "users-in":
      return true;
    case "and":
    case "or":
      return condition.items.some(looksUpIds);
    case "not":
      return looksUpIds(condition.item);
    default:
      return false;
  }
}

/** Names of the columns that a kernel looks at: others, as that of the users, serve to bring rows in order at most. */
export function kernelColumnNames(
  plan: PhysicalPlan,
  { usersOf }: Pick<ExecuteOptions, "usersOf">,
): ReadonlySet<string> {
  const late = plan.passes.gather ? gatherColumns(plan) : [];
  return new Set([...scanColumns(plan, wholeForm(plan, usersOf?.funnel)), ...late].map(({ name }) => name));
}

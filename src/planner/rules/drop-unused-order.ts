import type { LogicalPlan } from "../logical/plan.js";
import type { Rule } from "./rule.js";

/**
 * Sorts by time alone. A chain is strict in time, so rows of one time never follow each other in it, and which of
 * them comes first changes no level.
 */
export const dropUnusedOrder: Rule = {
  name: "drop-unused-order",
  apply(plan): LogicalPlan {
    const group = plan.input.input;
    if (group.order.length === 0) return plan;
    return { ...plan, input: { ...plan.input, input: { ...group, order: [] } } };
  },
};

import type { LogicalPlan } from "../logical/plan.js";
import { mapRowPredicates } from "../logical/walk.js";
import { keyOf } from "./canonical.js";
import { foldCondition } from "./fold-condition.js";
import { foldPredicate } from "./fold-predicate.js";
import type { Rule } from "./rule.js";

/**
 * Evaluates what needs no row: literals among themselves, and/or/not of constants, contradictions, double negations,
 * counts that are decided by whether there is a row.
 */
export const foldConstants: Rule = {
  name: "fold-constants",
  apply(plan) {
    const folded = foldFilter(mapRowPredicates(plan, foldPredicate));
    const condition = foldCondition(folded.input.condition);
    const result = { ...folded, input: { ...folded.input, condition } };
    return keyOf(result) === keyOf(plan) ? plan : result;
  },
};

function foldFilter(plan: LogicalPlan): LogicalPlan {
  const select = plan.input;
  const group = select.input;
  if (group.input.kind === "scan") return plan;
  const predicate = foldPredicate(group.input.predicate);
  const isTrue = predicate.kind === "constant" && predicate.value;
  const input = isTrue ? group.input.input : { ...group.input, predicate };
  return { ...plan, input: { ...select, input: { ...group, input } } };
}

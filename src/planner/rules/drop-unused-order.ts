import type { ChainSpec } from "../chain.js";
import { needsChain } from "../funnel.js";
import type { LogicalPlan, OutputNode } from "../logical/plan.js";
import { eachLeaf } from "../logical/walk.js";
import type { Rule } from "./rule.js";

/**
 * Sorts by time alone. In a chain that is strict in time rows of one time never follow each other, and which of them comes first changes
 * no level. What tells such rows apart keeps the order: contiguity, repeats, first entries, chosen rows, attempts, retention and paths.
 */
export const dropUnusedOrder: Rule = {
  name: "drop-unused-order",
  apply(plan): LogicalPlan {
    const group = plan.input.input;
    if (group.order.length === 0 || tellsTiesApart(plan)) return plan;
    return { ...plan, input: { ...plan.input, input: { ...group, order: [] } } };
  },
};

function tellsTiesApart(plan: LogicalPlan): boolean {
  let found = plan.outputs.some(showsTies);
  eachLeaf(plan.input.condition, (leaf) => {
    if (leaf.kind === "sequence") found ||= looksAtPositions(leaf.chain);
  });
  return found;
}

function showsTies(output: OutputNode): boolean {
  if (output.kind === "aggregate") return false;
  if (output.kind !== "funnel") return true;
  return output.count === "attempts" || needsChain(output) || looksAtPositions(output.chain);
}

/** Whether a level can depend on which of two rows of one time comes first. */
function looksAtPositions({ order, ties, repeats, entry }: ChainSpec): boolean {
  const isTimed = (order === "sequential" || order === "any") && ties.kind === "strict";
  return !isTimed || repeats === "break" || entry === "first";
}

import type { AggregateSpec } from "./expression.js";
import type { PhysicalPlan } from "./physical/plan.js";

/** Aggregations over the same users: all that matched, those at a funnel's level, or those at its end. */
export interface AggregateGroup {
  readonly over:
    | { readonly kind: "query" }
    /** State is kept per exact level 1..steps; step k's answer is the merge of levels >= k. */
    | { readonly kind: "each-step"; readonly funnel: number; readonly steps: number }
    | { readonly kind: "at-end"; readonly funnel: number; readonly steps: number };
  readonly specs: readonly AggregateSpec[];
}

/** All groups of a plan, in the order in which partials hold them. Empty groups are left out. */
export function aggregateGroups(plan: PhysicalPlan): readonly AggregateGroup[] {
  const { aggregates, funnels } = plan.passes.scan;
  const groups: AggregateGroup[] = [{ over: { kind: "query" }, specs: aggregates }];
  funnels.forEach(({ eachStep, atEnd, steps }, funnel) => {
    groups.push({ over: { kind: "each-step", funnel, steps: steps.length }, specs: eachStep ?? [] });
    groups.push({ over: { kind: "at-end", funnel, steps: steps.length }, specs: atEnd ?? [] });
  });
  return groups.filter((group) => group.specs.length > 0);
}

/** Number of levels for which a group keeps state. */
export function levelCount(group: AggregateGroup): number {
  return group.over.kind === "each-step" ? group.over.steps : 1;
}

/** Groups of which some aggregation waits for the gather pass. */
export function deferredGroups(plan: PhysicalPlan): readonly AggregateGroup[] {
  return aggregateGroups(plan).filter(({ specs }) => specs.some((spec) => isDeferred(plan, spec)));
}

/** Whether an aggregation waits for the gather pass. */
export function isDeferred(plan: PhysicalPlan, spec: AggregateSpec): boolean {
  const late = plan.passes.gather?.columns ?? [];
  return late.some((column) => column === spec.column || column === spec.by);
}

import { requiredSteps } from "./chain.js";
import type { AggregateSpec } from "./expression.js";
import type { FunnelSpec } from "./funnel.js";
import type { PhysicalPlan } from "./physical/plan.js";

/** Aggregations over the same rows of the same users: all that matched, those at a funnel's level, or those at its end. */
export interface AggregateGroup {
  readonly over:
    | { readonly kind: "query" }
    /**
     * `level`: state is kept per exact level 1..steps, and step k's answer is the merge of levels >= k. `step`: state k is
     * step k's answer, since steps do not contain each other; a user is added to every one that it reached.
     */
    | {
        readonly kind: "each-step";
        readonly funnel: number;
        readonly steps: number;
        readonly state: "level" | "step";
      }
    /** Of users at level `steps`: the number of required steps. */
    | { readonly kind: "at-end"; readonly funnel: number; readonly steps: number };
  /** All rows of the users, or those that the chain that counts has chosen (for the step). */
  readonly rows: AggregateSpec["over"];
  readonly specs: readonly AggregateSpec[];
}

/** All groups of a plan, in the order in which partials hold them. Empty groups are left out. */
export function aggregateGroups(plan: PhysicalPlan): readonly AggregateGroup[] {
  const { aggregates, funnels } = plan.passes.scan;
  const groups: AggregateGroup[] = [{ over: { kind: "query" }, rows: "user", specs: aggregates }];
  funnels.forEach(({ eachStep, atEnd, chain }, funnel) => {
    const steps = chain.steps.length;
    const required = requiredSteps(chain).length;
    for (const rows of ["user", "chosen"] as const) {
      const state = rows === "chosen" || required < steps ? "step" : "level";
      const each = { kind: "each-step", funnel, steps, state } as const;
      const end = { kind: "at-end", funnel, steps: required } as const;
      groups.push({ over: each, rows, specs: (eachStep ?? []).filter((spec) => spec.over === rows) });
      groups.push({ over: end, rows, specs: (atEnd ?? []).filter((spec) => spec.over === rows) });
    }
  });
  return groups.filter((group) => group.specs.length > 0);
}

/** Aggregations that only the scan pass can answer, since they look at which rows or steps a chain has chosen. */
export function undeferrable({
  chain,
  eachStep,
  atEnd,
}: Pick<FunnelSpec, "chain" | "eachStep" | "atEnd">): readonly AggregateSpec[] {
  const hasOptional = chain.steps.some((step) => step.optional);
  return [
    ...(eachStep ?? []).filter((spec) => hasOptional || spec.over === "chosen"),
    ...(atEnd ?? []).filter((spec) => spec.over === "chosen"),
  ];
}

/** Number of levels or steps for which a group keeps state. */
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

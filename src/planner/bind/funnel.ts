import type { Funnel } from "../../parser/ast.js";
import { bindAggregates } from "./aggregate.js";
import type { BoundFunnel } from "./bound.js";
import { bindPredicate } from "./predicate.js";
import type { Scope } from "./scope.js";

/** Types a funnel; unnamed steps are called `step 1`, `step 2`, … */
export function bindFunnel(funnel: Funnel, scope: Scope, topDefault: number): BoundFunnel {
  return {
    name: funnel.name,
    steps: funnel.steps.map((step, i) => ({
      name: step.name ?? `step ${i + 1}`,
      predicate: bindPredicate(step.predicate, scope),
    })),
    eachStep: funnel.eachStep && bindAggregates(funnel.eachStep, scope, topDefault),
    atEnd: funnel.atEnd && bindAggregates(funnel.atEnd, scope, topDefault),
  };
}

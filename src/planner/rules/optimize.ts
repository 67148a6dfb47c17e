import { fail } from "../../errors/index.js";
import type { DatasetInfo } from "../catalog.js";
import type { LogicalPlan } from "../logical/plan.js";
import { mapOutput } from "../logical/walk.js";
import { canonicalJson } from "../physical/canonical-json.js";
import { keyOf } from "./canonical.js";
import { rules as allRules } from "./index.js";
import type { Rule } from "./rule.js";

/** A plan after all rules, and after each rule that changed it. */
export interface Optimized {
  readonly plan: LogicalPlan;
  readonly trace: readonly { readonly rule: string; readonly plan: LogicalPlan }[];
}

/** Runs rules in order. A rule that changes what the plan answers in shape fails with `internal-error`, by name. */
export function optimize(
  plan: LogicalPlan,
  dataset: DatasetInfo,
  rules: readonly Rule[] = allRules,
): Optimized {
  const shape = shapeOf(plan);
  const trace: { rule: string; plan: LogicalPlan }[] = [];
  let current = plan;
  for (const rule of rules) {
    const next = rule.apply(current, dataset);
    if (shapeOf(next) !== shape) {
      fail("internal-error", { what: `rule "${rule.name}" changed the shape of the answer` });
    }
    if (keyOf(next) !== keyOf(current)) trace.push({ rule: rule.name, plan: next });
    current = next;
  }
  return { plan: current, trace };
}

/** What no rule may touch: who is grouped, and which results come in which order. */
function shapeOf(plan: LogicalPlan): string {
  const { users, time } = plan.input.input;
  const outputs = plan.outputs.map((output) => mapOutput(output, () => ({ kind: "constant", value: true })));
  return canonicalJson([users, time, outputs]);
}

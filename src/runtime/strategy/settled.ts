import { takesAllRows } from "../../codegen/scan-form.js";
import { type AggregateGroup, aggregateGroups, isDeferred } from "../../planner/aggregate-groups.js";
import type { AggregateSpec } from "../../planner/expression.js";
import type { PhysicalPlan } from "../../planner/physical/plan.js";
import { levelsByPresence } from "../../planner/physical/presence.js";
import type { IndexUse } from "./index-use.js";
import type { PartFacts } from "./part-facts.js";
import { both, either, type UserBits, without } from "./user-bits.js";

/**
 * Users of whom, once they match, nothing is to be found in their rows; null when there can be none. The whole run of each user must
 * count: no timeframe.
 *
 * Level of a funnel: no row of step 1 means 0; a row of step 1 and none of step 2 means 1, as the first row of step 1 is
 * always taken. Aggregations of the scan over such users' rows must be none: those over all that match (unless an index has answered them, or no
 * user is chosen for them), those of each step from level 1 on, those at the end of a funnel of one step.
 */
export function settledUsers(
  plan: PhysicalPlan,
  { funnels }: IndexUse,
  facts: PartFacts,
  answered: ReadonlySet<AggregateSpec>,
): UserBits | null {
  const { everybody } = facts;
  const { retentions, paths } = plan.passes.scan;
  if (retentions.length + paths.length > 0) return null;
  const groups = aggregateGroups(plan);
  const isOpen = (spec: AggregateSpec): boolean => !isDeferred(plan, spec) && !answered.has(spec);
  // Over all rows of all users, only counting users needs to know whose row it is.
  const takesAll = takesAllRows(plan);
  const needsUsers = ({ specs }: AggregateGroup): boolean =>
    specs.some((spec) => isOpen(spec) && (!takesAll || spec.fn === "users"));
  if (groups.some((group) => group.over.kind === "query" && needsUsers(group))) return null;
  let settled = everybody;
  for (const [at, funnel] of funnels.entries()) {
    const levels = levelsByPresence(funnel);
    if (levels === null) return null;
    const first = facts.of(levels.first);
    const none = without(everybody, first.may);
    const isOver = groups.some(
      (group) =>
        group.over.kind !== "query" &&
        group.over.funnel === at &&
        group.specs.some(isOpen) &&
        (group.over.kind === "each-step" || group.over.steps === 1),
    );
    const second = levels.second === null ? everybody : without(everybody, facts.of(levels.second).may);
    settled = both(settled, isOver ? none : either(none, both(first.must, second)));
  }
  return settled;
}

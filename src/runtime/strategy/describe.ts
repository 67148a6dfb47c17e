import { takesAllRows } from "../../codegen/scan-form.js";
import { aggregateGroups, isDeferred } from "../../planner/aggregate-groups.js";
import type { PhysicalPlan } from "../../planner/physical/plan.js";
import { printAggregate } from "../../planner/print/condition.js";
import { printColumn } from "../../planner/print/literal.js";
import { MOST_CODES } from "./code-index.js";
import { answerable, indexUse } from "./index-use.js";

/** What can be told of a plan's strategy before its parts are looked at, a sentence a line. */
export function describeStrategy(plan: PhysicalPlan): readonly string[] {
  const { filter, condition, funnels } = plan.passes.scan;
  const { columns } = indexUse(plan);
  const answered = answerable(plan).filter(({ by }) => by === null || columns.has(by));
  const lines: string[] = [];
  if (columns.size > 0) {
    const names = [...columns.keys()].map(printColumn).join(", ");
    lines.push(`over kept columns, indexes of ${names}, each where it has at most ${MOST_CODES} values`);
    if (condition.kind !== "constant") lines.push("users whose condition they decide are not tested");
  }
  const open = aggregateGroups(plan).flatMap(({ specs }) => specs.filter((spec) => !isDeferred(plan, spec)));
  const isEveryRow =
    takesAllRows(plan) && open.every((spec) => spec.fn !== "users" || answered.includes(spec));
  if (filter !== null) lines.push("with a timeframe, users who may match are walked");
  else if (columns.size > 0 && funnels.length > 0 && !open.some((spec) => !answered.includes(spec)))
    lines.push("users without a row of a funnel's step 2 are counted, not walked");
  if (isEveryRow && funnels.length === 0)
    lines.push(columns.size > 0 ? "no user is walked where these indexes are" : "no user is walked");
  for (const spec of answered) lines.push(`${printAggregate(spec)}: without a walk`);
  return lines.length === 0 ? ["every user is walked"] : lines;
}

import { aggregateGroups, isDeferred } from "../../planner/aggregate-groups.js";
import type { AggregateSpec } from "../../planner/expression.js";
import type { PhysicalPlan } from "../../planner/physical/plan.js";
import { slotsOf, slotWidth } from "../../planner/slots.js";
import type { AggregateState } from "../aggregate-state.js";
import type { CodeIndex } from "./code-index.js";
import { answerable } from "./index-use.js";

/** Aggregations over all rows of all users that the indexes answer. */
export function answeredBy(
  plan: PhysicalPlan,
  indexes: ReadonlyMap<string, CodeIndex>,
): ReadonlySet<AggregateSpec> {
  return new Set(answerable(plan).filter(({ by }) => by === null || indexes.has(by)));
}

/** Writes the answers into the states of the aggregate groups; `runs` are offsets of all users' runs. */
export function answerFromIndex(
  plan: PhysicalPlan,
  indexes: ReadonlyMap<string, CodeIndex>,
  runs: Int32Array,
  answered: ReadonlySet<AggregateSpec>,
  states: readonly AggregateState[],
): void {
  aggregateGroups(plan).forEach(({ over, specs }, at) => {
    const state = states[at];
    if (over.kind !== "query" || state === undefined) return;
    const arrays = state.at(0);
    let position = 0;
    for (const spec of specs.filter((one) => !isDeferred(plan, one))) {
      if (answered.has(spec)) arrays[position]?.set(numbersOf(spec, indexes, runs));
      position += slotsOf(spec).reduce((sum, slot) => sum + slotWidth(slot), 0);
    }
  });
}

/** The only slot of such an aggregation: a number a code, or one. */
function numbersOf(
  { fn, by }: AggregateSpec,
  indexes: ReadonlyMap<string, CodeIndex>,
  runs: Int32Array,
): ArrayLike<number> {
  const index = by === null ? undefined : indexes.get(by);
  if (index === undefined) return [fn === "rows" ? runs[runs.length - 1]! : runs.length - 1];
  return fn === "rows" ? index.rowCounts : index.userCounts;
}

import { undeferrable } from "../aggregate-groups.js";
import { type ChainSpec, chainPredicates, heldColumns } from "../chain.js";
import type { LogicalPlan } from "./plan.js";
import { aggregateColumns, eachColumn, eachLeaf, outputPredicates } from "./walk.js";

/** Whether any answer depends on the order of a user's rows. */
export function looksAtOrder(plan: LogicalPlan): boolean {
  let found = plan.outputs.some((output) => output.kind !== "aggregate");
  eachLeaf(plan.input.condition, (leaf) => {
    found ||= leaf.kind === "sequence";
  });
  return found;
}

/** Columns that decide which rows, users and levels there are: everything but what aggregates alone read. */
export function decidingColumns(plan: LogicalPlan): ReadonlySet<string> {
  const group = plan.input.input;
  const names = new Set<string>([group.users]);
  const add = (name: string): void => {
    names.add(name);
  };
  const addChain = (chain: ChainSpec): void => {
    for (const predicate of chainPredicates(chain)) eachColumn(predicate, add);
    for (const name of heldColumns(chain)) add(name);
  };
  if (looksAtOrder(plan)) {
    for (const name of [group.time, ...group.order]) names.add(name);
  }
  if (group.input.kind === "filter") eachColumn(group.input.predicate, add);
  for (const predicate of plan.shared) eachColumn(predicate, add);
  eachLeaf(plan.input.condition, (leaf) => {
    if (leaf.kind === "sequence") addChain(leaf.chain);
    if ("predicate" in leaf) eachColumn(leaf.predicate, add);
    if ("column" in leaf) add(leaf.column);
  });
  for (const output of plan.outputs) {
    for (const predicate of outputPredicates(output)) eachColumn(predicate, add);
    if (output.kind === "retention" && output.by !== null) add(output.by.name);
    if (output.kind === "paths") add(output.by.name);
    if (output.kind !== "funnel") continue;
    addChain(output.chain);
    for (const column of output.by?.columns ?? []) add(column.name);
    for (const name of aggregateColumns(undeferrable(output))) add(name);
  }
  return names;
}

/** Columns that aggregates measure or break down by: those over all matching users, and those of funnels. */
export function aggregatedColumns(plan: LogicalPlan): {
  readonly query: ReadonlySet<string>;
  readonly funnels: ReadonlySet<string>;
} {
  const query = new Set<string>();
  const funnels = new Set<string>();
  for (const output of plan.outputs) {
    if (output.kind === "aggregate") {
      for (const name of aggregateColumns(output.aggregates)) query.add(name);
    } else if (output.kind === "funnel") {
      for (const name of aggregateColumns(output.eachStep)) funnels.add(name);
      for (const name of aggregateColumns(output.atEnd)) funnels.add(name);
    }
  }
  return { query, funnels };
}

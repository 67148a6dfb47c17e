import type { Predicate } from "../planner/expression.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";
import { columnsOfPredicate } from "./columns-of.js";
import { inlineShared } from "./inline-shared.js";

/**
 * The predicate as a search from row to row evaluates it; null where rows have to be walked one by one: when a filter leaves rows
 * out, and when a costly predicate is shared and should be evaluated once a row. Look-ups by the code of a text cost nothing.
 */
export function searchable(plan: PhysicalPlan, predicate: Predicate): Predicate | null {
  const { filter, shared } = plan.passes.scan;
  if (filter !== null || !sharedIn(predicate).every((index) => isLookUp(plan, shared[index]))) return null;
  return inlineShared(predicate, shared);
}

/** Whether all steps of a chain can be searched for. */
export function isSearchable(plan: PhysicalPlan, steps: readonly Predicate[]): boolean {
  return steps.every((step) => searchable(plan, step) !== null);
}

function sharedIn(predicate: Predicate): readonly number[] {
  switch (predicate.kind) {
    case "shared":
      return [predicate.index];
    case "and":
    case "or":
      return predicate.items.flatMap(sharedIn);
    case "not":
      return sharedIn(predicate.item);
    default:
      return [];
  }
}

/** Columns of texts always come as codes. */
function isLookUp({ columns }: PhysicalPlan, predicate: Predicate | undefined): boolean {
  if (predicate === undefined) return false;
  const [name, ...others] = columnsOfPredicate(predicate, []);
  return (
    others.length === 0 && columns.some((column) => column.name === name && column.type.kind === "string")
  );
}

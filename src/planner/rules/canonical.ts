import type { Predicate } from "../expression.js";
import type { LogicalPlan } from "../logical/plan.js";
import { canonicalJson } from "../physical/canonical-json.js";
import type { UserCondition } from "../user-condition.js";

/** Text that two expressions (or plans) have in common exactly when they are the same. */
export function keyOf(node: Predicate | UserCondition | LogicalPlan): string {
  return canonicalJson(node);
}

/** The items without those that stand in the list before. */
export function distinctItems<T extends Predicate | UserCondition>(items: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Whether an item and its negation are both in the list: one of them is always true, one false. */
export function hasOpposites(items: readonly (Predicate | UserCondition)[]): boolean {
  const negated = new Set(items.flatMap((item) => (item.kind === "not" ? [keyOf(item.item)] : [])));
  return negated.size > 0 && items.some((item) => negated.has(keyOf(item)));
}

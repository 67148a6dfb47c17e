import type { Predicate } from "../expression.js";
import type { UserCondition } from "../user-condition.js";

/** The conditions that all must hold for a user to match. */
export function conjunctsOf(condition: UserCondition): readonly UserCondition[] {
  if (condition.kind === "constant" && condition.value) return [];
  return condition.kind === "and" ? condition.items.flatMap(conjunctsOf) : [condition];
}

/** One predicate for all of these, null for none. */
export function allOf(items: readonly Predicate[]): Predicate | null {
  const [only] = items;
  if (only === undefined) return null;
  return items.length === 1 ? only : { kind: "and", items };
}

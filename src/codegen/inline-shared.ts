import type { Predicate } from "../planner/expression.js";

/** The predicate with shared ones written out. */
export function inlineShared(predicate: Predicate, shared: readonly Predicate[]): Predicate {
  switch (predicate.kind) {
    case "shared":
      return shared[predicate.index] ?? predicate;
    case "and":
    case "or":
      return { ...predicate, items: predicate.items.map((item) => inlineShared(item, shared)) };
    case "not":
      return { ...predicate, item: inlineShared(predicate.item, shared) };
    default:
      return predicate;
  }
}

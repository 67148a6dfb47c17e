import type { Predicate } from "../expression.js";
import { mapRowPredicates } from "../logical/walk.js";
import { keyOf } from "./canonical.js";
import type { Rule } from "./rule.js";

/**
 * Evaluates once per row what conditions and steps have in common, whole predicates and parts of them. Entries of
 * `shared` are complete: none refers to another.
 */
export const sharePredicates: Rule = {
  name: "share-predicates",
  apply(plan) {
    if (plan.shared.length > 0) return plan;
    const uses = new Map<string, { readonly predicate: Predicate; count: number }>();
    mapRowPredicates(plan, (predicate) => {
      countUses(predicate, uses);
      return predicate;
    });
    const common = [...uses].filter(([, use]) => use.count > 1);
    if (common.length === 0) return plan;
    const indexOf = new Map(common.map(([key], index) => [key, index]));
    const used = new Map<number, number>();
    const replaced = mapRowPredicates(plan, (predicate) => replace(predicate, indexOf, used));
    const kept = common.flatMap(([, { predicate }], index) =>
      (used.get(index) ?? 0) > 1 ? [{ predicate, index }] : [],
    );
    const restore = (index: number): Predicate => {
      const position = kept.findIndex((entry) => entry.index === index);
      const inlined = common[index]?.[1].predicate ?? { kind: "shared", index };
      return position < 0 ? inlined : { kind: "shared", index: position };
    };
    const renumbered = mapRowPredicates(replaced, (predicate) => renumber(predicate, restore));
    return { ...renumbered, shared: kept.map((entry) => entry.predicate) };
  },
};

/** A predicate met again is not entered again: its parts are then evaluated only inside the shared whole. */
function countUses(
  predicate: Predicate,
  uses: Map<string, { readonly predicate: Predicate; count: number }>,
): void {
  if (predicate.kind === "constant" || predicate.kind === "shared") return;
  const key = keyOf(predicate);
  const known = uses.get(key);
  if (known !== undefined) {
    known.count++;
    return;
  }
  uses.set(key, { predicate, count: 1 });
  for (const part of partsOf(predicate)) countUses(part, uses);
}

function partsOf(predicate: Predicate): readonly Predicate[] {
  if (predicate.kind === "and" || predicate.kind === "or") return predicate.items;
  return predicate.kind === "not" ? [predicate.item] : [];
}

function replace(
  predicate: Predicate,
  indexOf: ReadonlyMap<string, number>,
  used: Map<number, number>,
): Predicate {
  const index = indexOf.get(keyOf(predicate));
  if (index !== undefined) {
    used.set(index, (used.get(index) ?? 0) + 1);
    return { kind: "shared", index };
  }
  return mapParts(predicate, (part) => replace(part, indexOf, used));
}

/** A whole that was met once more only inside another shared whole is put back where it stood. */
function renumber(predicate: Predicate, restore: (index: number) => Predicate): Predicate {
  if (predicate.kind === "shared") return restore(predicate.index);
  return mapParts(predicate, (part) => renumber(part, restore));
}

function mapParts(predicate: Predicate, map: (part: Predicate) => Predicate): Predicate {
  if (predicate.kind === "and" || predicate.kind === "or")
    return { ...predicate, items: predicate.items.map(map) };
  return predicate.kind === "not" ? { ...predicate, item: map(predicate.item) } : predicate;
}

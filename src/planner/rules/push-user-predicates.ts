import type { Predicate } from "../expression.js";
import { scanOf, withScan } from "../logical/scan-of.js";
import { eachColumn } from "../logical/walk.js";
import type { UserCondition } from "../user-condition.js";
import { distinctItems } from "./canonical.js";
import { allOf, conjunctsOf } from "./conjuncts.js";
import { foldPredicate } from "./fold-predicate.js";
import type { Rule } from "./rule.js";

/**
 * Lets the scan leave out rows of users that cannot match by their id. The id is the same on all rows of a user, so
 * there `any`, `every` and the predicate itself mean the same.
 */
export const pushUserPredicates: Rule = {
  name: "push-user-predicates",
  apply(plan) {
    const { users } = plan.input.input;
    const found = conjunctsOf(plan.input.condition).flatMap((item) => idPredicate(item, users) ?? []);
    if (found.length === 0) return plan;
    const scan = scanOf(plan);
    const before = scan.rowFilter === null ? [] : [scan.rowFilter];
    const all = [...before, ...found].flatMap((item) => (item.kind === "and" ? item.items : [item]));
    return withScan(plan, { ...scan, rowFilter: allOf(distinctItems(all)) });
  },
};

/** The condition as a predicate on any row of the user, when nothing but the id decides it. */
function idPredicate(condition: UserCondition, users: string): Predicate | null {
  switch (condition.kind) {
    case "any":
      return mentionsOnly(condition.predicate, users) ? condition.predicate : null;
    case "not": {
      const item = idPredicate(condition.item, users);
      return item === null ? null : foldPredicate({ kind: "not", item });
    }
    case "and":
    case "or": {
      const items: Predicate[] = [];
      for (const item of condition.items) {
        const predicate = idPredicate(item, users);
        if (predicate === null) return null;
        items.push(predicate);
      }
      return { kind: condition.kind, items };
    }
    default:
      return null;
  }
}

function mentionsOnly(predicate: Predicate, users: string): boolean {
  let only = true;
  eachColumn(predicate, (column) => {
    only &&= column === users;
  });
  return only;
}

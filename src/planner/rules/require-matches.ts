import type { Predicate } from "../expression.js";
import { scanOf, withScan } from "../logical/scan-of.js";
import type { UserCondition } from "../user-condition.js";
import { distinctItems } from "./canonical.js";
import { conjunctsOf } from "./conjuncts.js";
import { holdsOverNothing } from "./fold-condition.js";
import type { Rule } from "./rule.js";

/** Names predicates that some row of every matching user satisfies: a part without such a row has no match. No part has one for `false`. */
export const requireMatches: Rule = {
  name: "require-matches",
  apply(plan) {
    const found = conjunctsOf(plan.input.condition).flatMap(required);
    const open = found.filter((predicate) => predicate.kind !== "constant" || !predicate.value);
    if (open.length === 0) return plan;
    const scan = scanOf(plan);
    return withScan(plan, { ...scan, required: distinctItems([...scan.required, ...open]) });
  },
};

function required(condition: UserCondition): readonly Predicate[] {
  switch (condition.kind) {
    case "constant":
      return condition.value ? [] : [{ kind: "constant", value: false }];
    case "any":
      return [condition.predicate];
    case "sequence":
      return condition.chain.steps.filter((step) => !step.optional).map((step) => step.predicate);
    case "count":
    case "sum":
    case "distinct":
    case "min":
    case "max":
    case "mean":
      return holdsOverNothing(condition) ? [] : [condition.predicate];
    default:
      return [];
  }
}

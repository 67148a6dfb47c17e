import type { Predicate } from "../../planner/expression.js";
import { printCondition } from "../../planner/print/condition.js";
import type { UserCondition } from "../../planner/user-condition.js";
import type { Value } from "../../types.js";
import { matchStream } from "../interpret/chain/match.js";
import { isSelected, type Surroundings } from "../interpret/condition.js";
import type { Stream } from "../interpret/group.js";
import { distinctOf, isWhole, maxOf, meanOf, minOf, sumOf } from "../interpret/measure.js";
import { holds } from "../interpret/predicate.js";
import { scalar } from "../interpret/row.js";

/** A condition of `where` with what was found of it for one user. */
export interface ConditionWhy {
  /** In the language's notation; `and`, `or` and `not` for the nodes over others. */
  readonly text: string;
  readonly holds: boolean;
  /** The value that was compared: a count, a measure, the steps of a sequence; null where there is none. */
  readonly found: Value;
  readonly items: readonly ConditionWhy[];
}

/** Explains a condition over one user. */
export function explainCondition(condition: UserCondition, user: Stream, around: Surroundings): ConditionWhy {
  const isTrue = isSelected(condition, user, around);
  if (condition.kind === "and" || condition.kind === "or") {
    const items = condition.items.map((item) => explainCondition(item, user, around));
    return { text: condition.kind, holds: isTrue, found: null, items };
  }
  if (condition.kind === "not") {
    const items = [explainCondition(condition.item, user, around)];
    return { text: "not", holds: isTrue, found: null, items };
  }
  return {
    text: printCondition(condition),
    holds: isTrue,
    found: foundOf(condition, user, around),
    items: [],
  };
}

function foundOf(leaf: UserCondition, user: Stream, around: Surroundings): Value {
  const matching = (predicate: Predicate) => user.rows.filter((row) => holds(predicate, row, around.shared));
  switch (leaf.kind) {
    case "constant":
    case "users-in":
    case "and":
    case "or":
    case "not":
      return null;
    case "any":
    case "count":
      return BigInt(matching(leaf.predicate).length);
    case "sequence":
      return BigInt(matchStream({ chain: leaf.chain, choice: null, pending: null }, user.rows, around).level);
    default: {
      const values = matching(leaf.predicate).map((row) => scalar(row, leaf.column));
      const isInt = isWhole(leaf.type);
      const measures = { sum: sumOf, mean: meanOf, min: minOf, max: maxOf, distinct: distinctOf };
      return measures[leaf.kind](values, isInt);
    }
  }
}

import type { Threshold, UserCondition } from "../../planner/expression.js";
import { holdsOverNothing } from "../../planner/rules/fold-condition.js";
import type { Bounds } from "./bounds.js";
import { rowsByUser } from "./code-index.js";
import type { PartFacts } from "./part-facts.js";
import { both, noUsers, usersWhere, without } from "./user-bits.js";

/**
 * The bounds of `count(p) op n`. Exact when the codes that satisfy p, or those that do not, are all rare, so that the lists
 * of their rows give the count of each user. Otherwise users without a row that may satisfy p count 0, and codes that p needs give an upper
 * limit of the count.
 */
export function countBounds(
  condition: Extract<UserCondition, { kind: "count" }>,
  facts: PartFacts,
  isFramed: boolean,
): Bounds {
  const { predicate, threshold } = condition;
  const { userCount, runs } = facts;
  const { everybody } = facts;
  const { may, exact, upper } = facts.of(predicate);
  if (!isFramed) {
    const isEveryRow = predicate.kind === "constant" && predicate.value;
    const counts = exact === null ? null : rowsByUser(exact.index, exact.codes, runs);
    if (isEveryRow || counts !== null) {
      const countOf = (user: number): number =>
        counts === null ? runs[user + 1]! - runs[user]! : counts[user]!;
      const users = usersWhere(userCount, (user) => meets(countOf(user), threshold));
      return { must: users, may: users, isExact: true };
    }
  }
  if (holdsOverNothing(condition)) return { must: without(everybody, may), may: everybody, isExact: false };
  const most = atLeast(threshold) && upper !== null ? rowsByUser(upper.index, upper.codes, runs) : null;
  const reaching =
    most === null
      ? may
      : both(
          may,
          usersWhere(userCount, (user) => reaches(most[user]!, threshold)),
        );
  return { must: noUsers(userCount), may: reaching, isExact: false };
}

/** Whether a threshold asks for some number of rows or more. */
function atLeast({ op }: Threshold): boolean {
  return op === ">=" || op === ">" || op === "==";
}

/** Whether a count of at most `most` can meet such a threshold. */
function reaches(most: number, { op, target }: Threshold): boolean {
  return op === ">" ? most > target : most >= target;
}

function meets(count: number, { op, target }: Threshold): boolean {
  switch (op) {
    case "==":
      return count === Number(target);
    case "!=":
      return count !== Number(target);
    case "<":
      return count < target;
    case "<=":
      return count <= target;
    case ">":
      return count > target;
    case ">=":
      return count >= target;
  }
}

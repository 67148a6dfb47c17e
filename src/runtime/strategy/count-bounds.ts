import { assertNever } from "../../errors/index.js";
import { holdsOverNothing } from "../../planner/rules/fold-condition.js";
import type { Threshold, UserCondition } from "../../planner/user-condition.js";
import type { Bounds } from "./bounds.js";
import { rowsByUser } from "./code-index.js";
import type { PartFacts } from "./part-facts.js";
import { both, everyUser, noUsers, type UserBits, usersBetween, without } from "./user-bits.js";

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
      const users = meeting(counts ?? runLengths(runs), threshold);
      return { must: users, may: users, isExact: true };
    }
  }
  if (holdsOverNothing(condition)) return { must: without(everybody, may), may: everybody, isExact: false };
  const most = upper === null ? null : rowsByUser(upper.index, upper.codes, runs);
  const reaching = most === null ? may : both(may, meeting(most, atLeast(threshold)));
  return { must: noUsers(userCount), may: reaching, isExact: false };
}

/** The threshold that every upper limit of a count meets when the count meets the given one. */
function atLeast({ op, target }: Threshold): Threshold {
  if (op === ">" || op === ">=") return { op, target };
  return { op: ">=", target: op === "==" ? target : 0n };
}

/** The users whose count meets a threshold. */
function meeting(counts: Int32Array, { op, target }: Threshold): UserBits {
  const bound = Number(target);
  const all = Number.POSITIVE_INFINITY;
  switch (op) {
    case "==":
      return usersBetween(counts, bound, bound);
    case "!=":
      return without(everyUser(counts.length), usersBetween(counts, bound, bound));
    case "<":
      return usersBetween(counts, 0, Math.ceil(bound) - 1);
    case "<=":
      return usersBetween(counts, 0, bound);
    case ">":
      return usersBetween(counts, Math.floor(bound) + 1, all);
    case ">=":
      return usersBetween(counts, bound, all);
    default:
      return assertNever(op);
  }
}

function runLengths(runs: Int32Array): Int32Array {
  const lengths = new Int32Array(runs.length - 1);
  for (let user = 0; user < lengths.length; user++) lengths[user] = runs[user + 1]! - runs[user]!;
  return lengths;
}

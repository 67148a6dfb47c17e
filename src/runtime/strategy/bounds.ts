import { assertNever } from "../../errors/index.js";
import { holdsOverNothing } from "../../planner/rules/fold-condition.js";
import type { UserCondition } from "../../planner/user-condition.js";
import { countBounds } from "./count-bounds.js";
import type { PartFacts } from "./part-facts.js";
import { both, either, noUsers, type UserBits, without } from "./user-bits.js";

/** What is known of a condition on users: it holds for all of `must`, and for nobody outside of `may`. */
export interface Bounds {
  readonly must: UserBits;
  readonly may: UserBits;
  /** Whether both are the same set. */
  readonly isExact: boolean;
}

/**
 * The bounds of a condition by the indexes of a part. With a timeframe (`isFramed`) only rows inside count, and indexes know all
 * rows: that a user has no row of a kind stays true, that there is one may not.
 */
export function boundsOf(condition: UserCondition, facts: PartFacts, isFramed: boolean): Bounds {
  const { userCount } = facts;
  const nobody = noUsers(userCount);
  const { everybody } = facts;
  switch (condition.kind) {
    case "constant": {
      const users = condition.value ? everybody : nobody;
      return { must: users, may: users, isExact: true };
    }
    case "and":
    case "or": {
      const join = condition.kind === "and" ? both : either;
      const all = condition.kind === "and" ? everybody : nobody;
      return condition.items
        .map((item) => boundsOf(item, facts, isFramed))
        .reduce(
          (sum, { must, may, isExact }) => ({
            must: join(sum.must, must),
            may: join(sum.may, may),
            isExact: sum.isExact && isExact,
          }),
          { must: all, may: all, isExact: true },
        );
    }
    case "not": {
      const { must, may, isExact } = boundsOf(condition.item, facts, isFramed);
      return { must: without(everybody, may), may: without(everybody, must), isExact };
    }
    case "any": {
      const { must, may, exact } = facts.of(condition.predicate);
      const isExact = !isFramed && (exact !== null || condition.predicate.kind === "constant");
      return { must: isFramed ? nobody : must, may, isExact };
    }
    case "count":
      return countBounds(condition, facts, isFramed);
    case "sum":
    case "min":
    case "max":
    case "mean":
    case "distinct": {
      const may = holdsOverNothing(condition) ? everybody : facts.of(condition.predicate).may;
      return { must: nobody, may, isExact: false };
    }
    case "sequence": {
      const may = condition.chain.steps
        .filter((step) => !step.optional)
        .reduce((sum, { predicate }) => both(sum, facts.of(predicate).may), everybody);
      return { must: nobody, may, isExact: false };
    }
    case "users-in":
      return { must: nobody, may: everybody, isExact: false };
    default:
      return assertNever(condition);
  }
}

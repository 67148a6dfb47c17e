import { assertNever } from "../../errors/index.js";
import type { Condition } from "../../parser/ast.js";
import type { Predicate } from "../expression.js";
import type { UserCondition } from "../user-condition.js";
import type { BindOptions } from "./bound.js";
import { bindChain } from "./chain.js";
import { bindMeasure } from "./measure.js";
import { bindPredicate } from "./predicate.js";
import type { Scope } from "./scope.js";
import { countThreshold } from "./threshold.js";

/** Types a condition on a whole user. */
export function bindCondition(condition: Condition, scope: Scope, options: BindOptions): UserCondition {
  return scope.nested(condition.at, () => bindNested(condition, scope, options));
}

function bindNested(condition: Condition, scope: Scope, options: BindOptions): UserCondition {
  switch (condition.kind) {
    case "all-of":
    case "any-of": {
      const items = condition.items.map((item) => bindCondition(item, scope, options));
      return { kind: condition.kind === "all-of" ? "and" : "or", items };
    }
    case "not-of":
      return not(bindCondition(condition.item, scope, options));
    case "quantified": {
      const predicate = bindPredicate(condition.predicate, scope);
      if (condition.quantifier === "any") return { kind: "any", predicate };
      if (condition.quantifier === "none") return not({ kind: "any", predicate });
      return not({ kind: "any", predicate: { kind: "not", item: predicate } });
    }
    case "counted": {
      const predicate = rowsOf(condition.predicate, scope);
      const threshold = countThreshold("count", condition.op, condition.target, scope);
      return { kind: "count", predicate, threshold };
    }
    case "measured":
      return bindMeasure(condition, rowsOf(condition.predicate, scope), scope);
    case "sequence":
      return { kind: "sequence", chain: bindChain(condition, scope) };
    case "users-in": {
      const set: UserCondition = {
        kind: "users-in",
        path: options.resolvePath?.(condition.path) ?? condition.path,
      };
      return condition.negated ? not(set) : set;
    }
    default:
      return assertNever(condition);
  }
}

function rowsOf(predicate: Parameters<typeof bindPredicate>[0] | null, scope: Scope): Predicate {
  return predicate === null ? { kind: "constant", value: true } : bindPredicate(predicate, scope);
}

function not(item: UserCondition): UserCondition {
  return { kind: "not", item };
}

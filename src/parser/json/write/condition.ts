import { assertNever } from "../../../errors/index.js";
import type { Condition } from "../../ast.js";
import type { ConditionJson, PlainConditionJson, QueryJson } from "../document.js";
import { writeChain } from "./chain.js";
import { writeExpression } from "./expression.js";
import { writeLiteral } from "./literal.js";
import { writeTargeted } from "./targeted.js";

/** What picks users, as keys of `query`: a list of conditions where Funnel Rocket can say it, else a tree. */
export function writeWhere(where: Condition): QueryJson {
  const whole = writeCondition(where);
  if (isPlain(whole)) return { conditions: [whole] };
  if ((where.kind !== "all-of" && where.kind !== "any-of") || where.items.length < 2) return { where: whole };
  const conditions = where.items.map(writeCondition).filter(isPlain);
  if (conditions.length < where.items.length) return { where: whole };
  return where.kind === "any-of" ? { relation: "or", conditions } : { conditions };
}

function isPlain(json: ConditionJson): json is PlainConditionJson {
  return "filter" in json || "filters" in json || "sequence" in json;
}

/** A condition, as it stands in a tree. */
function writeCondition(node: Condition): ConditionJson {
  const targeted = writeTargeted(node);
  if (targeted !== null) return targeted;
  switch (node.kind) {
    case "all-of":
      return { and: node.items.map(writeCondition) };
    case "any-of":
      return { or: node.items.map(writeCondition) };
    case "not-of":
      return { not: writeCondition(node.item) };
    case "quantified": {
      const predicate = writeExpression(node.predicate);
      return node.quantifier === "any"
        ? { any: predicate }
        : node.quantifier === "none"
          ? { none: predicate }
          : { every: predicate };
    }
    case "counted": {
      const measure = { measure: "count", op: node.op, value: writeLiteral(node.target) } as const;
      return node.predicate === null ? measure : { ...measure, where: writeExpression(node.predicate) };
    }
    case "measured": {
      const { measure, column, op, target } = node;
      const written = { measure, column: column.name, op, value: writeLiteral(target) };
      return node.predicate === null ? written : { ...written, where: writeExpression(node.predicate) };
    }
    case "sequence":
      return writeChain(node);
    case "users-in":
      return node.negated ? { usersNotIn: node.path } : { usersIn: node.path };
    default:
      return assertNever(node);
  }
}

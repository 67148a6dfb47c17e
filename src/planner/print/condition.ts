import { assertNever } from "../../errors/index.js";
import type { AggregateSpec, Predicate } from "../expression.js";
import type { Threshold, UserCondition } from "../user-condition.js";
import { printSequence } from "./chain.js";
import { printPredicate } from "./expression.js";
import { printColumn, printLiteral, printString } from "./literal.js";

/** A condition on a whole user in the notation of `.funnel` texts. */
export function printCondition(condition: UserCondition): string {
  switch (condition.kind) {
    case "constant":
      return condition.value ? "every user" : "no user";
    case "and":
    case "or":
      if (condition.items.length === 0) return condition.kind === "and" ? "every user" : "no user";
      return condition.items.map(printItem).join(` ${condition.kind} `);
    case "not":
      return `not ${printItem(condition.item)}`;
    case "any":
      return `any(${printPredicate(condition.predicate)})`;
    case "count":
      return `count(${printPredicate(condition.predicate)}) ${printThreshold(condition.threshold)}`;
    case "sum":
    case "min":
    case "max":
    case "mean":
    case "distinct": {
      const rows = printRows(condition.predicate);
      return `${condition.kind}(${printColumn(condition.column)}${rows}) ${printThreshold(condition.threshold)}`;
    }
    case "sequence":
      return printSequence(condition.chain);
    case "users-in":
      return `users in ${printString(condition.path)}`;
    default:
      return assertNever(condition);
  }
}

function printItem(item: UserCondition): string {
  return item.kind === "and" || item.kind === "or" ? `(${printCondition(item)})` : printCondition(item);
}

function printRows(predicate: Predicate): string {
  return predicate.kind === "constant" && predicate.value ? "" : ` where ${printPredicate(predicate)}`;
}

function printThreshold({ op, target }: Threshold): string {
  return `${op} ${printLiteral(target, null)}`;
}

/** An aggregation in the notation of `.funnel` texts. */
export function printAggregate(spec: AggregateSpec): string {
  const head = spec.fn === "rows" ? "count" : spec.fn;
  const column = spec.column === null ? "" : `(${printColumn(spec.column)})`;
  const by = spec.by === null ? "" : ` by ${printColumn(spec.by)}`;
  const top = spec.top === null ? "" : ` top ${spec.top}`;
  const name = spec.name === null ? "" : ` as ${printString(spec.name)}`;
  const on = spec.over === "chosen" ? " on step" : "";
  return `${head}${column}${by}${on}${top}${name}`;
}

import { assertNever } from "../../errors/index.js";
import type { Operand, Predicate } from "../expression.js";
import { printColumn, printLiteral, printString } from "./literal.js";

/** A predicate in the notation of `.funnel` texts; `shared[i]` stands for an entry of the plan's shared list. */
export function printPredicate(predicate: Predicate): string {
  switch (predicate.kind) {
    case "constant":
      return `${predicate.value}`;
    case "compare":
      return `${printOperand(predicate.left)} ${predicate.op} ${printOperand(predicate.right)}`;
    case "in":
      return printIn(predicate, "in");
    case "text-match":
      return printMatch(predicate, "");
    case "is-null":
      return `${printOperand(predicate.operand)} is null`;
    case "has": {
      const values = predicate.values.map((value) => printLiteral(value, predicate.item)).join(", ");
      return `${printColumn(predicate.column)} has ${predicate.mode} (${values})`;
    }
    case "is-true":
      return printOperand(predicate.operand);
    case "and":
      return printItems(predicate.items, "and", "true");
    case "or":
      return printItems(predicate.items, "or", "false");
    case "not":
      return printNot(predicate.item);
    case "shared":
      return `shared[${predicate.index}]`;
    default:
      return assertNever(predicate);
  }
}

function printItems(items: readonly Predicate[], word: "and" | "or", empty: string): string {
  if (items.length === 0) return empty;
  return items
    .map((item) =>
      item.kind === "and" || item.kind === "or" ? `(${printPredicate(item)})` : printPredicate(item),
    )
    .join(` ${word} `);
}

function printNot(item: Predicate): string {
  switch (item.kind) {
    case "compare":
      if (item.op === "==") return `${printOperand(item.left)} != ${printOperand(item.right)}`;
      return `not (${printPredicate(item)})`;
    case "in":
      return printIn(item, "not in");
    case "text-match":
      return printMatch(item, "not ");
    case "is-null":
      return `${printOperand(item.operand)} is not null`;
    case "constant":
    case "is-true":
    case "shared":
      return `not ${printPredicate(item)}`;
    case "has":
    case "and":
    case "or":
    case "not":
      return `not (${printPredicate(item)})`;
    default:
      return assertNever(item);
  }
}

function printIn(predicate: Extract<Predicate, { kind: "in" }>, word: string): string {
  const { operand } = predicate;
  const type = operand.kind === "column" && operand.type.kind !== "list" ? operand.type : null;
  const values = predicate.values.map((value) => printLiteral(value, type)).join(", ");
  return `${printOperand(operand)} ${word} (${values})`;
}

const MATCH_WORDS = {
  contains: "contains",
  starts: "starts with",
  ends: "ends with",
  matches: "matches",
  like: "like",
} as const;

function printMatch(predicate: Extract<Predicate, { kind: "text-match" }>, negation: string): string {
  const flag = predicate.ignoreCase ? " i" : "";
  const word = `${negation}${MATCH_WORDS[predicate.op]}`;
  return `${printOperand(predicate.operand)} ${word} ${printString(predicate.pattern)}${flag}`;
}

/** An operand in the notation of `.funnel` texts. */
function printOperand(operand: Operand): string {
  switch (operand.kind) {
    case "literal":
      return printLiteral(operand.value, operand.type);
    case "null":
      return "null";
    case "column":
      return printColumn(operand.name);
    case "negate":
      return `-${printInner(operand.operand)}`;
    case "arithmetic":
      return `${printInner(operand.left)} ${operand.op} ${printInner(operand.right)}`;
    case "lower":
    case "upper":
    case "length":
    case "abs":
      return `${operand.kind}(${printOperand(operand.operand)})`;
    case "hour":
    case "weekday":
    case "date":
      return `${operand.kind}(${printOperand(operand.operand)}, ${operand.unit}, ${printString(operand.zone)})`;
    default:
      return assertNever(operand);
  }
}

function printInner(operand: Operand): string {
  const isCompound = operand.kind === "arithmetic" || operand.kind === "negate";
  return isCompound ? `(${printOperand(operand)})` : printOperand(operand);
}

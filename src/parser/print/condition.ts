import { assertNever } from "../../errors/index.js";
import type { Chain, Condition } from "../ast.js";
import { quoteString } from "../strings.js";
import { quoteName } from "../words.js";
import { inOrder, printClauses, printStepBody, printWithout } from "./chain.js";
import { printExpr } from "./expression.js";
import { printValue } from "./value.js";

const LEVEL = { or: 1, and: 2, not: 3 } as const;
type Level = (typeof LEVEL)[keyof typeof LEVEL];

/** A condition on one line, with as few parentheses as keep its tree. */
export function printCondition(condition: Condition, least: Level = LEVEL.or): string {
  if (condition.kind === "all-of" || condition.kind === "any-of") {
    const [item] = condition.items;
    if (item !== undefined && condition.items.length === 1) return printCondition(item, least);
    const level = condition.kind === "all-of" ? LEVEL.and : LEVEL.or;
    const text = conditionItems(condition).join(condition.kind === "all-of" ? " and " : " or ");
    return level < least ? `(${text})` : text;
  }
  return printAtom(condition);
}

/** The parts of a list, each as it stands beside the others. */
export function conditionItems(list: Extract<Condition, { kind: "all-of" | "any-of" }>): string[] {
  return list.items.map((item) => printCondition(item, list.kind === "all-of" ? LEVEL.not : LEVEL.and));
}

function printAtom(condition: Exclude<Condition, { kind: "all-of" | "any-of" }>): string {
  switch (condition.kind) {
    case "not-of":
      return `not ${printCondition(condition.item, LEVEL.not)}`;
    case "quantified":
      return `${condition.quantifier}(${printExpr(condition.predicate)})`;
    case "counted": {
      const rows = condition.predicate === null ? "" : printExpr(condition.predicate);
      return `count(${rows}) ${condition.op} ${printValue(condition.target)}`;
    }
    case "measured": {
      const rows = condition.predicate === null ? "" : ` where ${printExpr(condition.predicate)}`;
      const measured = `${condition.measure}(${quoteName(condition.column.name)}${rows})`;
      return `${measured} ${condition.op} ${printValue(condition.target)}`;
    }
    case "sequence":
      return printSequence(condition);
    case "users-in":
      return `users ${condition.negated ? "not " : ""}in ${quoteString(condition.path)}`;
    default:
      return assertNever(condition);
  }
}

function printSequence(chain: Chain): string {
  const links = inOrder(chain).map((each) =>
    each.kind === "without" ? printWithout(each) : printStepBody(each),
  );
  return `sequence(${[links.join(" -> "), ...printClauses(chain).map(({ text }) => text)].join(", ")})`;
}

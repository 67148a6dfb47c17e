import { assertNever, fail } from "../../errors/index.js";
import type { Expr } from "../ast.js";
import { quotePattern, quoteString } from "../strings.js";
import { quoteName } from "../words.js";
import { printValue } from "./value.js";

type TextMatch = Extract<Expr, { kind: "text-match" }>;

/** Binding strength, loosest first; an expression under a stronger one takes parentheses. */
const LEVEL = { or: 1, and: 2, not: 3, test: 4, sum: 5, product: 6, sign: 7, primary: 8 } as const;
type Level = (typeof LEVEL)[keyof typeof LEVEL];

/** A predicate or value with as few parentheses as keep its tree. Errors: unprintable-pattern. */
export function printExpr(expr: Expr, least: Level = LEVEL.or): string {
  const single = expr.kind === "and" || expr.kind === "or" ? expr.items : [];
  const [item] = single;
  if (item !== undefined && single.length === 1) return printExpr(item, least);
  const text = printBare(expr);
  return levelOf(expr) < least ? `(${text})` : text;
}

function levelOf(expr: Expr): Level {
  switch (expr.kind) {
    case "or":
      return LEVEL.or;
    case "and":
      return LEVEL.and;
    case "not":
      return LEVEL.not;
    case "compare":
    case "in":
    case "between":
    case "text-match":
    case "is-null":
    case "has":
      return LEVEL.test;
    case "arithmetic":
      return expr.op === "+" || expr.op === "-" ? LEVEL.sum : LEVEL.product;
    case "negate":
      return LEVEL.sign;
    case "literal":
    case "param-ref":
    case "name":
    case "call":
      return LEVEL.primary;
    default:
      return assertNever(expr);
  }
}

function printBare(expr: Expr): string {
  switch (expr.kind) {
    case "or":
      return expr.items.map((item) => printExpr(item, LEVEL.and)).join(" or ");
    case "and":
      return expr.items.map((item) => printExpr(item, LEVEL.not)).join(" and ");
    case "not":
      return `not ${printExpr(expr.operand, LEVEL.not)}`;
    case "compare":
      return `${operand(expr.left)} ${expr.op} ${operand(expr.right)}`;
    case "in":
      return `${operand(expr.operand)} ${negation(expr)}in (${expr.list.map(printValue).join(", ")})`;
    case "between":
      return `${operand(expr.operand)} ${negation(expr)}between ${operand(expr.low)} and ${operand(expr.high)}`;
    case "text-match":
      return printTextMatch(expr);
    case "is-null":
      return `${operand(expr.operand)} is ${negation(expr)}null`;
    case "has": {
      const mode = expr.mode === "one" ? "" : `${expr.mode} `;
      return `${quoteName(expr.column.name)} has ${mode}(${expr.list.map(printValue).join(", ")})`;
    }
    case "arithmetic": {
      const level = levelOf(expr);
      const right = level === LEVEL.sum ? LEVEL.product : LEVEL.sign;
      return `${printExpr(expr.left, level)} ${expr.op} ${printExpr(expr.right, right)}`;
    }
    case "negate":
      return isQuantity(expr.operand)
        ? `-(${printBare(expr.operand)})`
        : `-${printExpr(expr.operand, LEVEL.sign)}`;
    case "literal":
    case "param-ref":
      return printValue(expr);
    case "name":
      return quoteName(expr.name);
    case "call": {
      const zone = expr.zone === null ? "" : `, ${quoteString(expr.zone)}`;
      return `${expr.fn}(${operand(expr.operand)}${zone})`;
    }
    default:
      return assertNever(expr);
  }
}

const operand = (expr: Expr) => printExpr(expr, LEVEL.sum);
const negation = (expr: { readonly negated: boolean }) => (expr.negated ? "not " : "");

/** A sign straight before a number would become part of it. */
function isQuantity(expr: Expr): boolean {
  return expr.kind === "literal" && ["int", "float", "duration"].includes(expr.value.type);
}

const WORDS = {
  contains: "contains",
  starts: "starts with",
  ends: "ends with",
  matches: "matches",
  like: "like",
} as const;

function printTextMatch(expr: TextMatch): string {
  const pattern = printPattern(expr);
  return `${operand(expr.operand)} ${negation(expr)}${WORDS[expr.op]} ${pattern}${expr.ignoreCase ? " i" : ""}`;
}

function printPattern({ op, pattern }: TextMatch): string {
  if (pattern.kind === "param-ref" || pattern.value.type !== "string") return printValue(pattern);
  if (op !== "matches" && op !== "like") return printValue(pattern);
  const text = pattern.value.value;
  return quotePattern(text) ?? fail("unprintable-pattern", { pattern: text }, { place: pattern.at });
}

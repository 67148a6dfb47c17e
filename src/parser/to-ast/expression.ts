import type { IToken } from "chevrotain";
import { fail } from "../../errors/index.js";
import type { CompareOp, Expr } from "../ast.js";
import type {
  ComparisonCstNode,
  ConjunctionCstNode,
  FactorCstNode,
  NegationCstNode,
  OperandCstNode,
  PredicateCstNode,
  PrimaryCstNode,
  ProductCstNode,
} from "../cst.js";
import { joinPlaces, type Origin, tokenPlace } from "./place.js";
import { reference } from "./reference.js";
import { test } from "./test.js";
import { literal, only, paramRef, quantity } from "./value.js";

/** A predicate or value as a tree: `and` and `or` flat as written, arithmetic to the left. */
export function predicate(node: PredicateCstNode, origin: Origin): Expr {
  const items = node.children.conjunction.map((each) => conjunction(each, origin));
  return connect("or", items);
}

function conjunction(node: ConjunctionCstNode, origin: Origin): Expr {
  const items = node.children.negation.map((each) => negation(each, origin));
  return connect("and", items);
}

function connect(kind: "and" | "or", items: readonly Expr[]): Expr {
  const first = only(items);
  const last = items.at(-1) ?? first;
  return items.length === 1 ? first : { kind, items, at: joinPlaces(first.at, last.at) };
}

function negation(node: NegationCstNode, origin: Origin): Expr {
  let expr = comparison(only(node.children.comparison), origin);
  for (const not of [...(node.children.Not ?? [])].reverse()) {
    expr = { kind: "not", operand: expr, at: joinPlaces(tokenPlace(origin, not), expr.at) };
  }
  return expr;
}

/** An operand and what is asked of it. Errors: compare-with-null, expected-column. */
export function comparison(node: ComparisonCstNode, origin: Origin): Expr {
  const left = operand(only(node.children.operand), origin);
  const asked = node.children.test?.[0];
  return asked === undefined ? left : test(left, asked, origin);
}

const ARITHMETIC = { "+": "+", "-": "-", "*": "*", "/": "/", "%": "%" } as const;

/** A value: arithmetic over columns, literals, params and functions. */
export function operand(node: OperandCstNode, origin: Origin): Expr {
  const items = node.children.product.map((each) => product(each, origin));
  return chain(items, node.children.AdditiveOp ?? []);
}

function product(node: ProductCstNode, origin: Origin): Expr {
  const items = node.children.factor.map((each) => factor(each, origin));
  return chain(items, node.children.FactorOp ?? []);
}

function chain(items: readonly Expr[], operators: readonly IToken[]): Expr {
  return items.reduce((left, right, i) => {
    // The tokens of both categories are exactly the keys of ARITHMETIC.
    const op = ARITHMETIC[only(operators.slice(i - 1)).image as keyof typeof ARITHMETIC];
    return { kind: "arithmetic", op, left, right, at: joinPlaces(left.at, right.at) };
  });
}

/** A sign before a number belongs to the number; any other makes a node. */
function factor(node: FactorCstNode, origin: Origin): Expr {
  const signs = [...(node.children.Minus ?? [])];
  const inner = only(node.children.primary);
  const amount = inner.children.quantity?.[0];
  let expr = amount === undefined ? primary(inner, origin) : quantity(amount, signs.pop(), origin);
  for (const sign of signs.reverse()) {
    expr = { kind: "negate", operand: expr, at: joinPlaces(tokenPlace(origin, sign), expr.at) };
  }
  return expr;
}

function primary(node: PrimaryCstNode, origin: Origin): Expr {
  const { literal: value, Parameter, Null, predicate: inner, reference: named } = node.children;
  if (value !== undefined) return literal(only(value), origin);
  if (Parameter !== undefined) return paramRef(only(Parameter), origin);
  if (inner !== undefined) return predicate(only(inner), origin);
  if (named !== undefined) return reference(only(named), origin);
  return { kind: "literal", value: { type: "null", value: null }, at: tokenPlace(origin, only(Null)) };
}

const COMPARE: Readonly<Record<string, CompareOp>> = {
  "==": "==",
  "=": "==",
  "!=": "!=",
  "<>": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
};

/** The comparison that a token means. */
export function compareOp(token: IToken): CompareOp {
  return COMPARE[token.image] ?? fail("internal-error", { what: `no comparison ${token.image}` });
}

import { fail } from "../../errors/index.js";
import type { Expr, Literal, ParamRef } from "../ast.js";
import type { ListCstNode, TestCstNode, TextTestCstNode } from "../cst.js";
import { compareOp, operand } from "./expression.js";
import { excerpt, joinPlaces, nodePlace, type Origin } from "./place.js";
import { constant, only, paramRef, patternLiteral, stringLiteral } from "./value.js";

/** `left` with what is asked of it. Errors: compare-with-null, expected-column. */
export function test(left: Expr, node: TestCstNode, origin: Origin): Expr {
  const { CompareOp, operand: right, Is, Has, Not, membership, interval, textTest } = node.children;
  const at = joinPlaces(left.at, nodePlace(origin, node));
  const negated = Not !== undefined;
  if (Is !== undefined) return { kind: "is-null", negated, operand: left, at };
  if (Has !== undefined) return has(left, node, origin);
  if (membership !== undefined) {
    return {
      kind: "in",
      negated,
      operand: left,
      list: list(only(only(membership).children.list), origin),
      at,
    };
  }
  if (interval !== undefined) {
    const ends = only(interval).children.operand;
    const low = operand(only(ends), origin);
    const high = operand(only(ends.slice(1)), origin);
    for (const each of [left, low, high]) refuseNull(each, "between", 'nulls are found with "is null"');
    return { kind: "between", negated, operand: left, low, high, at };
  }
  if (textTest !== undefined) return textMatch(left, negated, only(textTest), origin);
  const op = compareOp(only(CompareOp));
  const other = operand(only(right), origin);
  const advise = (side: Expr) => `write "${excerpt(origin, side.at)} is ${op === "!=" ? "not " : ""}null"`;
  refuseNull(left, op, advise(other));
  refuseNull(other, op, advise(left));
  return { kind: "compare", op, left, right: other, at };
}

function refuseNull(expr: Expr, operator: string, hint: string): void {
  if (expr.kind === "literal" && expr.value.type === "null") {
    fail("compare-with-null", { operator }, { place: expr.at, hint });
  }
}

function has(left: Expr, node: TestCstNode, origin: Origin): Expr {
  if (left.kind !== "name") return fail("expected-column", { before: "has" }, { place: left.at });
  const { Any, All, list: items } = node.children;
  return {
    kind: "has",
    mode: Any !== undefined ? "any" : All !== undefined ? "all" : "one",
    column: { kind: "column-name", name: left.name, at: left.at },
    list: list(only(items), origin),
    at: joinPlaces(left.at, nodePlace(origin, node)),
  };
}

function list(node: ListCstNode, origin: Origin): (Literal | ParamRef)[] {
  return node.children.constant.map((each) => constant(each, origin));
}

function textMatch(left: Expr, negated: boolean, node: TextTestCstNode, origin: Origin): Expr {
  const { Contains, Starts, Ends, Matches, String: text, Parameter, I } = node.children;
  const op = Contains ? "contains" : Starts ? "starts" : Ends ? "ends" : Matches ? "matches" : "like";
  const isPattern = op === "matches" || op === "like";
  const read = isPattern ? patternLiteral : stringLiteral;
  const pattern = text === undefined ? paramRef(only(Parameter), origin) : read(only(text), origin);
  const at = joinPlaces(left.at, nodePlace(origin, node));
  return { kind: "text-match", op, negated, operand: left, pattern, ignoreCase: I !== undefined, at };
}

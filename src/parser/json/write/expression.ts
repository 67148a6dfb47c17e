import { assertNever } from "../../../errors/index.js";
import type { Expr, Literal, ParamRef } from "../../ast.js";
import type { ExprJson, OperationJson, ShorthandFilterJson } from "../document.js";
import { writeLiteral } from "./literal.js";

/** An expression; a column compared with a literal is written as a filter. */
export function writeExpression(node: Expr): ExprJson {
  switch (node.kind) {
    case "literal":
    case "param-ref":
      return writeLiteral(node);
    case "name":
      return { column: node.name };
    case "negate":
      return { negate: writeExpression(node.operand) };
    case "and":
      return { and: node.items.map(writeExpression) };
    case "or":
      return { or: node.items.map(writeExpression) };
    case "not":
      return { not: writeExpression(node.operand) };
    case "call": {
      const call = { call: node.fn, args: [writeExpression(node.operand)] } as const;
      return node.zone === null ? call : { ...call, zone: node.zone };
    }
    case "arithmetic":
      return { op: node.op, left: writeExpression(node.left), right: writeExpression(node.right) };
    default:
      return writeShorthand(node) ?? writeTest(node);
  }
}

/** A predicate under `filter`, where a bare name or literal would not be taken for one. */
export function writeFilter(node: Expr): ExprJson {
  const json = writeExpression(node);
  if (node.kind === "name") return { name: node.name };
  return typeof json === "object" ? json : { literal: json };
}

type Test = Extract<Expr, { kind: "compare" | "in" | "between" | "text-match" | "is-null" | "has" }>;

/** `[column, operator, value]`, when the test is one of a filter. */
export function writeShorthand(node: Expr): ShorthandFilterJson | null {
  if (node.kind === "compare") {
    if (!isColumn(node.left) || !isFilterValue(node.right)) return null;
    return [node.left.name, node.op, writeLiteral(node.right)];
  }
  if (node.kind !== "text-match" || node.ignoreCase || !isColumn(node.operand)) return null;
  if (node.op === "contains") {
    return [node.operand.name, node.negated ? "not contains" : "contains", writeLiteral(node.pattern)];
  }
  return node.op === "matches" && !node.negated
    ? [node.operand.name, "regex", writeLiteral(node.pattern)]
    : null;
}

function isFilterValue(node: Expr): node is Literal | ParamRef {
  return node.kind === "param-ref" || (node.kind === "literal" && node.value.type !== "null");
}

function isColumn(node: Expr): node is Extract<Expr, { kind: "name" }> {
  return node.kind === "name";
}

const WORDS = {
  contains: "contains",
  starts: "starts with",
  ends: "ends with",
  matches: "matches",
  like: "like",
} as const;
const HAS_WORDS = { one: "has", any: "has any", all: "has all" } as const;

function writeTest(node: Test): OperationJson {
  switch (node.kind) {
    case "compare":
      return { op: node.op, left: writeExpression(node.left), right: writeExpression(node.right) };
    case "in":
      return {
        op: negatable("in", node.negated),
        left: writeExpression(node.operand),
        right: node.list.map(writeLiteral),
      };
    case "between": {
      const right = [writeExpression(node.low), writeExpression(node.high)] as const;
      return { op: negatable("between", node.negated), left: writeExpression(node.operand), right };
    }
    case "text-match": {
      const op = negatable(WORDS[node.op], node.negated);
      const test = { op, left: writeExpression(node.operand), right: writeLiteral(node.pattern) };
      return node.ignoreCase ? { ...test, ignoreCase: true } : test;
    }
    case "is-null":
      return { op: node.negated ? "is not null" : "is null", left: writeExpression(node.operand) };
    case "has":
      return {
        op: HAS_WORDS[node.mode],
        left: { column: node.column.name },
        right: node.list.map(writeLiteral),
      };
    default:
      return assertNever(node);
  }
}

function negatable<Op extends string>(op: Op, negated: boolean): Op | `not ${Op}` {
  return negated ? `not ${op}` : op;
}

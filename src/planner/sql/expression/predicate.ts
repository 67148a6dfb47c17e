import { assertNever, fail } from "../../../errors/index.js";
import type { Value } from "../../../types.js";
import type { Operand, Predicate } from "../../expression.js";
import { FALSE, ident, join, type Sql, sql, TRUE } from "../sql.js";
import type { Writer } from "../writer.js";
import { againstLiteral, numberComparison, symbol } from "./compare.js";
import { literalSql, operandSql, operandType } from "./operand.js";
import { textMatchSql } from "./text-match.js";

/** A predicate as SQL that is true or false, never null. */
export function predicateSql(predicate: Predicate, writer: Writer): Sql {
  switch (predicate.kind) {
    case "constant":
      return predicate.value ? TRUE : FALSE;
    case "compare":
      return sure(comparison(predicate, writer));
    case "in":
      return sure(inList(predicate, writer));
    case "text-match":
      return sure(textMatchSql(predicate, writer));
    case "is-null":
      return sql`(${operandOrList(predicate.operand, writer)} IS NULL)`;
    case "has": {
      const values = predicate.values.map((value) => literalSql(value, predicate.item));
      if (predicate.item.kind === "timestamp")
        writer.refusals.refuse("has", "lists of timestamps are written differently in every engine");
      const list = ident(predicate.column);
      const has = predicate.mode === "any" ? writer.dialect.hasAny : writer.dialect.hasAll;
      return sure(has(list, values));
    }
    case "is-true":
      return sure(operandSql(predicate.operand, writer));
    case "and":
    case "or": {
      if (predicate.items.length === 0) return predicate.kind === "and" ? TRUE : FALSE;
      const items = predicate.items.map((item) => predicateSql(item, writer));
      return sql`(${join(items, predicate.kind === "and" ? " AND " : " OR ")})`;
    }
    case "not":
      return sql`(NOT ${predicateSql(predicate.item, writer)})`;
    case "shared":
      return fail("internal-error", { what: "SQL is written from a plan before its rules" });
    default:
      return assertNever(predicate);
  }
}

function sure(test: Sql): Sql {
  return sql`coalesce(${test}, false)`;
}

/** `is null` may be asked of a list column, which is no operand elsewhere. */
function operandOrList(operand: Operand, writer: Writer): Sql {
  return operand.kind === "column" ? ident(operand.name) : operandSql(operand, writer);
}

function comparison(test: Extract<Predicate, { kind: "compare" }>, writer: Writer): Sql {
  const { op, left, right } = test;
  if (left.kind === "null" || right.kind === "null") return FALSE;
  if (test.over === "number") return numberComparison(op, left, right, writer);
  return sql`${operandSql(left, writer)} ${symbol(op)} ${operandSql(right, writer)}`;
}

function inList(test: Extract<Predicate, { kind: "in" }>, writer: Writer): Sql {
  if (test.values.length === 0 || test.operand.kind === "null") return FALSE;
  const value = operandSql(test.operand, writer);
  if (test.over !== "number") {
    const values = test.values.map((item) => literalSql(item, null));
    return sql`${value} IN (${join(values, ", ")})`;
  }
  const type = operandType(test.operand);
  return sql`(${join(
    test.values.filter(isNumber).map((item) => againstLiteral("==", value, type, item)),
    " OR ",
  )})`;
}

function isNumber(value: Value): value is bigint | number {
  return typeof value === "bigint" || typeof value === "number";
}

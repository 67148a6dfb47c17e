import type { Comparison, Operand } from "../../expression.js";
import { FALSE, float, type Sql, sql, whole } from "../sql.js";
import type { Writer } from "../writer.js";
import { operandSql, operandType } from "./operand.js";

const FLIPPED = { "==": "==", "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;
const SYMBOL = { "==": sql`=`, "<": sql`<`, "<=": sql`<=`, ">": sql`>`, ">=": sql`>=` } as const;

/** A comparison of numbers that is exact by value and false of NaN; null of null. */
export function numberComparison(op: Comparison, left: Operand, right: Operand, writer: Writer): Sql {
  if (left.kind === "literal" && right.kind !== "literal")
    return numberComparison(FLIPPED[op], right, left, writer);
  const value = operandSql(left, writer);
  const type = operandType(left);
  if (right.kind === "literal" && typeof right.value !== "string" && typeof right.value !== "boolean") {
    const test = againstLiteral(op, value, type, right.value);
    return type === "float" ? sql`(${test} AND NOT ${writer.dialect.isNan(value)})` : test;
  }
  const other = operandSql(right, writer);
  const otherType = operandType(right);
  if (type !== otherType) writer.note("ints beyond 2^53 are rounded where they are compared with floats");
  const nans = [
    ...(type === "float" ? [sql` AND NOT ${writer.dialect.isNan(value)}`] : []),
    ...(otherType === "float" ? [sql` AND NOT ${writer.dialect.isNan(other)}`] : []),
  ];
  return nans.reduce((test, nan) => sql`${test}${nan}`, sql`${value} ${SYMBOL[op]} ${other}`);
}

/** A comparison symbol. */
export function symbol(op: Comparison): Sql {
  return SYMBOL[op];
}

/** Against a number of the query: rewritten so that both sides have the type of the column and nothing is rounded. */
export function againstLiteral(
  op: Comparison,
  value: Sql,
  type: "int" | "float" | "other",
  literal: bigint | number,
): Sql {
  if (type === "float") return floatAgainst(op, value, literal);
  if (typeof literal === "bigint") return sql`${value} ${SYMBOL[op]} ${whole(literal)}`;
  if (Number.isNaN(literal)) return FALSE;
  if (!Number.isFinite(literal))
    return literal > 0 === op.startsWith("<") ? sql`${value} IS NOT NULL` : FALSE;
  if (Number.isInteger(literal)) return sql`${value} ${SYMBOL[op]} ${whole(literal)}`;
  // A whole number is below 2.5 exactly if it is at most 2.
  if (op === "==") return FALSE;
  const below = BigInt(Math.floor(literal));
  return op.startsWith("<") ? sql`${value} <= ${whole(below)}` : sql`${value} > ${whole(below)}`;
}

/** An int between two floats is above or below every float just as its neighbour is. */
function floatAgainst(op: Comparison, value: Sql, literal: bigint | number): Sql {
  const near = Number(literal);
  if (Number.isNaN(near)) return FALSE;
  const inRange = Number.isFinite(near);
  if (typeof literal === "number" || (inRange && BigInt(near) === literal))
    return sql`${value} ${SYMBOL[op]} ${float(near)}`;
  if (op === "==") return FALSE;
  const nearIsAbove = inRange ? BigInt(near) > literal : near > 0;
  if (op.startsWith("<"))
    return nearIsAbove ? sql`${value} < ${float(near)}` : sql`${value} <= ${float(near)}`;
  return nearIsAbove ? sql`${value} >= ${float(near)}` : sql`${value} > ${float(near)}`;
}

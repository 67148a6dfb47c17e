import { assertNever } from "../../../errors/index.js";
import type { DataType, ScalarType, TimeUnit, Value } from "../../../types.js";
import type { Operand } from "../../expression.js";
import { FALSE, float, ident, type Sql, sql, TRUE, text, whole } from "../sql.js";
import type { Writer } from "../writer.js";

const PER_SECOND: Readonly<Record<TimeUnit, number>> = { s: 1, ms: 1e3, us: 1e6, ns: 1e9 };

/** An operand; null where the language has null. Columns are those of the source. */
export function operandSql(operand: Operand, writer: Writer): Sql {
  const { dialect } = writer;
  switch (operand.kind) {
    case "literal":
      return literalSql(operand.value, operand.type);
    case "null":
      return sql`NULL`;
    case "column":
      return columnSql(operand.name, operand.type, writer);
    case "negate":
      return sql`(-${double(operand.operand, writer)})`;
    case "arithmetic": {
      const left = double(operand.left, writer);
      const right = double(operand.right, writer);
      if (operand.op === "/") return sql`(${left} / nullif(${right}, 0e0))`;
      if (operand.op === "%") return sql`(${left} % nullif(${right}, 0e0))`;
      return operand.op === "+"
        ? sql`(${left} + ${right})`
        : operand.op === "-"
          ? sql`(${left} - ${right})`
          : sql`(${left} * ${right})`;
    }
    case "lower":
    case "upper":
      writer.note("upper and lower case agree where one letter has one counterpart");
      return dialect[operand.kind](operandSql(operand.operand, writer));
    case "length":
      return dialect.codePoints(operandSql(operand.operand, writer));
    case "abs":
      return absoluteSql(operand.operand, writer);
    case "hour":
    case "weekday":
    case "date":
      return dialect.calendar(
        operand.kind,
        secondsSql(operandSql(operand.operand, writer), operandType(operand.operand), operand.unit, writer),
        operand.zone,
      );
    default:
      return assertNever(operand);
  }
}

/** A column as the language sees it: timestamps are whole numbers in their unit. */
export function columnSql(name: string, type: DataType, { dialect, refusals }: Writer): Sql {
  if (type.kind !== "timestamp") return ident(name);
  if (dialect.name === "duckdb" && type.unit === "ns" && type.zone !== null)
    refusals.refuse(name, "nanoseconds with a zone are read as microseconds");
  return dialect.ticks(ident(name), type.unit);
}

/** Whole seconds at or before a moment in `unit`. */
export function secondsSql(value: Sql, type: "int" | "float" | "other", unit: TimeUnit, writer: Writer): Sql {
  if (type === "float") {
    const seconds = unit === "s" ? value : sql`${value} / ${PER_SECOND[unit]}`;
    return sql`CAST(floor(${seconds}) AS ${writer.dialect.name === "duckdb" ? sql`BIGINT` : sql`Nullable(Int64)`})`;
  }
  if (unit === "s") return value;
  const per = whole(PER_SECOND[unit]);
  return writer.dialect.quotient(sql`(${value} - ((${value} % ${per}) + ${per}) % ${per})`, per);
}

/** A literal of a type; texts are quoted by the dialect. */
export function literalSql(value: Exclude<Value, null>, type: ScalarType | null): Sql {
  if (typeof value === "string") return text(value);
  if (typeof value === "boolean") return value ? TRUE : FALSE;
  if (typeof value === "bigint") return type?.kind === "float" ? float(Number(value)) : whole(value);
  return float(value);
}

/** What an operand's values are, as far as comparing them goes. */
export function operandType(operand: Operand): "int" | "float" | "other" {
  switch (operand.kind) {
    case "literal":
    case "column": {
      const { kind } = operand.type;
      if (kind === "int" || kind === "timestamp") return "int";
      return kind === "float" ? "float" : "other";
    }
    case "negate":
    case "arithmetic":
      return "float";
    case "length":
    case "hour":
    case "weekday":
      return "int";
    case "abs":
      return operandType(operand.operand);
    case "null":
    case "lower":
    case "upper":
    case "date":
      return "other";
    default:
      return assertNever(operand);
  }
}

/** The least int64 has an absolute value that is none. */
function absoluteSql(operand: Operand, writer: Writer): Sql {
  const value = operandSql(operand, writer);
  return operandType(operand) === "int" ? sql`abs(${writer.dialect.wideInt(value)})` : sql`abs(${value})`;
}

function double(operand: Operand, writer: Writer): Sql {
  return writer.dialect.toDouble(operandSql(operand, writer));
}

import { assertNever } from "../../../errors/index.js";
import type { ScalarType } from "../../../types.js";
import { requiredSteps } from "../../chain.js";
import type { Predicate } from "../../expression.js";
import type { Threshold, UserCondition } from "../../user-condition.js";
import { reachTables } from "../chain/reach.js";
import type { RowNames } from "../events.js";
import { FALSE, join, own, type Sql, sql, TRUE } from "../sql.js";
import type { Tables } from "../tables.js";
import type { Writer } from "../writer.js";
import { againstLiteral } from "./compare.js";

/** What conditions gather: measures of the user's rows, as columns of the table `users`. */
interface Gathering {
  readonly writer: Writer;
  readonly tables: Tables;
  readonly names: RowNames;
  readonly measures: Sql[];
  sequences: number;
}

/** The table of the users that count, with columns of id and number of rows. */
export function selectedTable(
  condition: UserCondition,
  writer: Writer,
  tables: Tables,
  names: RowNames,
): Sql {
  const gathering: Gathering = { writer, tables, names, measures: [], sequences: 0 };
  const test = conditionSql(condition, gathering);
  const { u } = names;
  if (gathering.measures.length === 0 && test === TRUE)
    return tables.add("selected", sql`SELECT ${u}, count(*) AS n\nFROM events\nGROUP BY ${u}`);
  const columns = [u, sql`count(*) AS n`, ...gathering.measures];
  const users = tables.add("users", sql`SELECT ${join(columns, ",\n")}\nFROM events\nGROUP BY ${u}`);
  return tables.add("selected", sql`SELECT ${u}, n\nFROM ${users}\nWHERE ${test}`);
}

function conditionSql(condition: UserCondition, to: Gathering): Sql {
  const { writer } = to;
  switch (condition.kind) {
    case "constant":
      return condition.value ? TRUE : FALSE;
    case "and":
    case "or": {
      const items = condition.items.map((item) => conditionSql(item, to));
      if (items.length === 0) return condition.kind === "and" ? TRUE : FALSE;
      return sql`(${join(items, condition.kind === "and" ? " AND " : " OR ")})`;
    }
    case "not":
      return sql`(NOT ${conditionSql(condition.item, to)})`;
    case "any":
      return sql`${measure(sql`count(*)${rowsWhere(condition.predicate, writer)}`, to)} > 0`;
    case "count": {
      const rows = measure(sql`count(*)${rowsWhere(condition.predicate, writer)}`, to);
      return thresholdSql(rows, "int", condition.threshold, writer);
    }
    case "sum":
    case "min":
    case "max":
    case "mean":
    case "distinct":
      return measured(condition, to);
    case "sequence": {
      to.sequences++;
      const { chain } = condition;
      const prefix = `q${to.sequences}_`;
      const setting = {
        chain,
        writer,
        tables: to.tables,
        names: to.names,
        prefix,
        rows: own("events"),
        perSession: false,
      };
      const { steps, removed } = reachTables(setting, { rowsNeeded: false, label: null });
      const last = steps[requiredSteps(chain).at(-1) ?? 0] ?? own("events");
      const { u } = to.names;
      const out = removed === null ? sql`` : sql` AND ${u} NOT IN (SELECT ${u} FROM ${removed})`;
      return sql`(${u} IN (SELECT ${u} FROM ${last})${out})`;
    }
    case "users-in":
      return writer.refusals.refuse("users in", "a saved set is a file that only frocket reads");
    default:
      return assertNever(condition);
  }
}

type Measured = Extract<UserCondition, { kind: "sum" | "min" | "max" | "mean" | "distinct" }>;

function measured({ kind, column, type, predicate, threshold }: Measured, to: Gathering): Sql {
  const { writer } = to;
  const where = rowsWhere(predicate, writer);
  const isFloat = type.kind === "float";
  switch (kind) {
    case "sum":
      if (isFloat) writer.note("sums and means of floats may differ in their last digits");
      return thresholdSql(
        measure(sql`coalesce(${sumOf(column, type, where, writer)}, 0)`, to),
        isFloat ? "float" : "int",
        threshold,
        writer,
      );
    case "mean":
      if (isFloat) writer.note("sums and means of floats may differ in their last digits");
      return thresholdSql(measure(sql`avg(${writer.value(column)})${where}`, to), "float", threshold, writer);
    case "min":
    case "max": {
      const fn = kind === "min" ? sql`min` : sql`max`;
      const value = isFloat
        ? sql`CASE WHEN NOT ${writer.dialect.isNan(writer.value(column))} THEN ${writer.value(column)} END`
        : writer.value(column);
      return thresholdSql(
        measure(sql`${fn}(${value})${where}`, to),
        isFloat ? "float" : "int",
        threshold,
        writer,
      );
    }
    case "distinct":
      return thresholdSql(
        measure(sql`count(DISTINCT ${writer.keyValue(column)})${where}`, to),
        "int",
        threshold,
        writer,
      );
    default:
      return assertNever(kind);
  }
}

/** A sum that is null over nothing. */
export function sumOf(column: string, type: ScalarType, where: Sql, writer: Writer): Sql {
  const value = writer.value(column);
  return type.kind === "float"
    ? sql`sum(${value})${where}`
    : sql`sum(${writer.dialect.wideInt(value)})${where}`;
}

/** ` FILTER (WHERE …)`, or nothing where every row counts. */
function rowsWhere(predicate: Predicate, writer: Writer): Sql {
  if (predicate.kind === "constant" && predicate.value) return sql``;
  return sql` FILTER (WHERE ${writer.flag(predicate)})`;
}

/** No value is different from every target and nothing else. */
function thresholdSql(value: Sql, type: "int" | "float", { op, target }: Threshold, writer: Writer): Sql {
  const bare = againstLiteral(op === "!=" ? "==" : op, value, type, target);
  const number = type === "float" ? sql`${bare} AND NOT ${writer.dialect.isNan(value)}` : bare;
  const test = sql`coalesce(${number}, false)`;
  return op === "!=" ? sql`(NOT ${test})` : test;
}

function measure(value: Sql, to: Gathering): Sql {
  const name = own(`m${to.measures.length + 1}`);
  to.measures.push(sql`${value} AS ${name}`);
  return name;
}

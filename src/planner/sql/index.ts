import { assertNever } from "../../errors/index.js";
import type { DatasetInfo } from "../catalog.js";
import type { LogicalPlan } from "../logical/plan.js";
import { printAggregate } from "../print/condition.js";
import type { UserCondition } from "../user-condition.js";
import { clickhouse } from "./dialect/clickhouse.js";
import type { DialectName, SqlSource } from "./dialect/dialect.js";
import { duckdb } from "./dialect/duckdb.js";
import { eventTables, rowNames } from "./events.js";
import { selectedTable } from "./expression/condition.js";
import { aggregateSelect } from "./output/aggregate.js";
import { funnelStatements } from "./output/funnel.js";
import { own, render, type Sql, sql } from "./sql.js";
import { Tables } from "./tables.js";
import { type PlaceOf, Refusals } from "./unsupported.js";
import { Writer } from "./writer.js";

export type { DialectName, SqlSource } from "./dialect/dialect.js";
export type { ClauseRef, PlaceOf } from "./unsupported.js";

/** One statement that answers one part of a query. */
export interface SqlStatement {
  /** What it answers, in the words of the language. */
  readonly title: string;
  /** What to know before trusting it to the last digit. */
  readonly notes: readonly string[];
  /** Without a semicolon. */
  readonly text: string;
}

export interface SqlOptions {
  readonly dialect: DialectName;
  readonly source: SqlSource;
  /** Where a clause stands, for errors. */
  readonly placeOf?: PlaceOf;
}

/** How a statement is made: tables are added, and a SELECT over them is given back. */
export interface StatementSetting {
  readonly writer: Writer;
  readonly tables: Tables;
  /** Users that count with their numbers of rows (columns u and n). */
  readonly selected: Sql;
  /** All rows of these users. */
  readonly rows: Sql;
}

const DIALECTS = { duckdb, clickhouse } as const;

/**
 * SQL that answers a query exactly as the plan means it: one statement for the users, one per aggregation, and for a funnel one per
 * table that it shows. `plan` is the plan before any rule. Errors: `no-sql` for what has no SQL.
 */
export function writeSql(
  plan: LogicalPlan,
  dataset: DatasetInfo,
  options: SqlOptions,
): readonly SqlStatement[] {
  const statement = statementMaker(plan, dataset, options);
  const made = [
    statement(
      "users that match, and their rows",
      null,
      ({ selected }) => sql`SELECT count(*) AS users, coalesce(sum(n), 0) AS row_count\nFROM ${selected}`,
    ),
  ];
  let funnel = 0;
  for (const output of plan.outputs) {
    switch (output.kind) {
      case "aggregate":
        for (const spec of output.aggregates)
          made.push(
            statement(printAggregate(spec), null, (setting) => aggregateSelect(spec, setting.rows, setting)),
          );
        break;
      case "funnel": {
        const { ending } = output;
        const index = ending?.of ?? funnel++;
        const own = output.name ?? (plan.outputs.length > 1 ? `funnel ${index + 1}` : "funnel");
        const name = ending === null ? own : `${own} up to without ${ending.name}`;
        for (const { title, select } of funnelStatements(output))
          made.push(statement(`${name}: ${title}`, index, select));
        break;
      }
      case "retention":
      case "paths":
        statement(output.kind, null, ({ writer }) =>
          writer.refusals.refuse(output.kind, "it has no SQL here"),
        );
        break;
      default:
        assertNever(output);
    }
  }
  return made;
}

function statementMaker(plan: LogicalPlan, dataset: DatasetInfo, options: SqlOptions) {
  return (title: string, funnel: number | null, select: (setting: StatementSetting) => Sql): SqlStatement => {
    const dialect = DIALECTS[options.dialect];
    const refusals = new Refusals(options.dialect, options.placeOf ?? (() => undefined));
    const writer = new Writer(dialect, dataset, refusals);
    const tables = new Tables();
    const names = rowNames(writer);
    const selected = selectedTable(plan.input.condition, writer, tables, names);
    const { u } = names;
    const rows = isEveryone(plan.input.condition)
      ? own("events")
      : tables.add("kept", sql`SELECT *\nFROM events\nWHERE ${u} IN (SELECT ${u} FROM ${selected})`);
    if (funnel !== null) refusals.enterFunnel(funnel);
    const last = select({ writer, tables, selected, rows });
    const whole = tables.statement(eventTables(plan, options.source, writer), last);
    const settings = options.dialect === "clickhouse" ? "\nSETTINGS join_use_nulls = 1" : "";
    return { title, notes: [...writer.notes], text: render(whole, dialect) + settings };
  };
}

function isEveryone(condition: UserCondition): boolean {
  return condition.kind === "constant" && condition.value;
}

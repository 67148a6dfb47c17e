import type { LogicalPlan } from "../logical/plan.js";
import type { SqlSource } from "./dialect/dialect.js";
import { columnSql } from "./expression/operand.js";
import { predicateSql } from "./expression/predicate.js";
import { float, ident, join, own, type Sql, sql, whole } from "./sql.js";
import type { Writer } from "./writer.js";

/** Names of the columns that every row of `events` has. */
export interface RowNames {
  readonly u: Sql;
  readonly t: Sql;
  readonly pos: Sql;
  readonly session: Sql;
}

/** What a row's user, time, place in the stream and session are called. */
export function rowNames(writer: Writer): RowNames {
  return {
    u: writer.name("u"),
    t: writer.name("t"),
    pos: writer.name("pos"),
    session: writer.name("session"),
  };
}

/** The rows that the query sees, each with its place in its user's stream and what is asked of it. */
export function eventTables(
  plan: LogicalPlan,
  source: SqlSource,
  writer: Writer,
): readonly { readonly name: Sql; readonly body: Sql }[] {
  const group = plan.input.input;
  const { dialect } = writer;
  const { u, t, pos } = rowNames(writer);
  const time = group.time;
  const moment = columnSql(time, writer.typeOf(time), writer);
  const position = dialect.position(source);
  if (position === null)
    writer.note(
      "rows of a user that agree in time and order columns have no order in a table: make sure that there are none",
    );
  const keys = [time, ...group.order].map((name) => sql`${ident(name)} NULLS FIRST`);
  const order = join([...keys, ...(position === null ? [] : [position])], ", ");
  const columns = [
    sql`${ident(group.users)} AS ${u}`,
    sql`${moment} AS ${t}`,
    sql`row_number() OVER (PARTITION BY ${ident(group.users)} ORDER BY ${order}) AS ${pos}`,
    ...writer.columns.map(({ name, value }) => sql`${value} AS ${name}`),
  ];
  const where =
    group.input.kind === "filter" ? sql`\nWHERE ${predicateSql(group.input.predicate, writer)}` : sql``;
  const seen = sql`SELECT ${join(columns, ",\n")}\nFROM ${dialect.relation(source)}${where}`;
  if (plan.sessionGap === null) return [{ name: own("events"), body: seen }];
  return [{ name: own("seen"), body: seen }, ...sessionTables(plan.sessionGap, writer)];
}

/** A row opens a session when its time is more than the gap after the row before. */
function sessionTables(gap: number, writer: Writer): readonly { readonly name: Sql; readonly body: Sql }[] {
  const { u, t, pos, session } = rowNames(writer);
  const before = sql`max(${t}) OVER (PARTITION BY ${u} ORDER BY ${pos} ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING)`;
  const opens = sql`CASE WHEN ${pos} > 1 AND ${t} - ${before} > ${span(gap)} THEN 1 ELSE 0 END AS opens`;
  const number = sql`sum(opens) OVER (PARTITION BY ${u} ORDER BY ${pos} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`;
  return [
    { name: own("gaps"), body: sql`SELECT *, ${opens}\nFROM seen` },
    { name: own("events"), body: sql`SELECT *, ${number} AS ${session}\nFROM gaps` },
  ];
}

/** A length of time in the unit of the time column. */
export function span(length: number): Sql {
  return Number.isInteger(length) ? whole(length) : float(length);
}

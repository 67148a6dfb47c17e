import type { FunnelNode } from "../../logical/plan.js";
import { type Reach, reachTables } from "../chain/reach.js";
import { rowNames } from "../events.js";
import type { StatementSetting } from "../index.js";
import { join, own, type Sql, sql, text } from "../sql.js";
import { aggregateSelect } from "./aggregate.js";
import { breakdownSelect } from "./breakdown.js";
import { chosenTable } from "./chosen.js";
import { durationSelect } from "./durations.js";
import { trendSelect } from "./trend.js";

/** A table that a funnel shows. */
export interface FunnelTable {
  readonly title: string;
  readonly select: (setting: StatementSetting) => Sql;
}

/** The statements of a funnel: its steps, then every further table that it asks for. */
export function funnelStatements(funnel: FunnelNode): readonly FunnelTable[] {
  const tables: FunnelTable[] = [
    { title: "steps", select: (setting) => stepSelect(funnel, reach(funnel, setting), setting) },
  ];
  funnel.chain.steps.forEach((step, at) => {
    for (const spec of funnel.eachStep ?? []) {
      const title = `each step, at "${step.name}"`;
      tables.push({
        title,
        select: (setting) => aggregateSelect(spec, rowsAt(funnel, at, setting), setting),
      });
    }
  });
  const last = funnel.chain.steps.findLastIndex((step) => !step.optional);
  for (const spec of funnel.atEnd ?? [])
    tables.push({
      title: "at end",
      select: (setting) => aggregateSelect(spec, rowsAt(funnel, last, setting), setting),
    });
  if (funnel.durations !== null)
    tables.push({
      title: "durations",
      select: (setting) => durationSelect(funnel, chosen(funnel, setting), setting),
    });
  const { by } = funnel;
  if (by !== null)
    tables.push({
      title: `by ${by.columns.map(({ name }) => name).join(", ")}`,
      select: (setting) => breakdownSelect(funnel, by, chosen(funnel, setting), setting),
    });
  const { per } = funnel;
  if (per !== null)
    tables.push({ title: `per ${per.bucket}`, select: (setting) => trendSelect(funnel, per, setting) });
  return tables;
}

/** The tables of who reaches which step. */
export function reach(
  funnel: FunnelNode,
  setting: StatementSetting,
  more: { readonly rowsNeeded?: boolean; readonly label?: Sql; readonly rows?: Sql } = {},
): Reach {
  const { writer, tables, rows } = setting;
  if (funnel.count === "attempts")
    writer.refusals.refuse("count", "attempts depend on one another, which takes a walk over the rows");
  if (funnel.pending !== null) writer.note("users who may still convert (pending) are not told apart");
  const chainSetting = {
    chain: funnel.chain,
    writer,
    tables,
    names: rowNames(writer),
    prefix: "",
    rows: more.rows ?? rows,
    perSession: funnel.count === "sessions",
  };
  return reachTables(chainSetting, { rowsNeeded: more.rowsNeeded ?? false, label: more.label ?? null });
}

/** ` WHERE u NOT IN (…)` for users whom `without for user` removes. */
export function notRemoved({ removed }: Reach, u: Sql): Sql {
  return removed === null ? sql`` : sql` WHERE ${u} NOT IN (SELECT ${u} FROM ${removed})`;
}

function stepSelect(funnel: FunnelNode, found: Reach, { writer, selected }: StatementSetting): Sql {
  const { u, session } = rowNames(writer);
  const perSession = funnel.count === "sessions";
  const lines = funnel.chain.steps.map((step, at) => {
    const table = found.steps[at] ?? own("events");
    const there = sql`(SELECT DISTINCT ${u} FROM ${table}${notRemoved(found, u)}) AS r`;
    const sessions = perSession
      ? sql`(SELECT count(*) FROM (SELECT DISTINCT ${u}, ${session} FROM ${table}) AS d) AS sessions, `
      : sql``;
    return sql`SELECT ${at + 1} AS step, ${text(step.name)} AS name, ${sessions}count(*) AS users, coalesce(sum(s.n), 0) AS row_count
FROM ${there} JOIN ${selected} AS s ON s.${u} = r.${u}`;
  });
  return sql`SELECT *\nFROM (\n${join(lines, "\nUNION ALL\n")}\n) AS steps\nORDER BY step`;
}

function rowsAt(funnel: FunnelNode, step: number, setting: StatementSetting): Sql {
  const found = reach(funnel, setting);
  const { u } = rowNames(setting.writer);
  const table = found.steps[step] ?? own("events");
  return setting.tables.add(
    "reached",
    sql`SELECT *\nFROM ${setting.rows}\nWHERE ${u} IN (SELECT ${u} FROM ${table}${notRemoved(found, u)})`,
  );
}

function chosen(funnel: FunnelNode, setting: StatementSetting): Sql {
  return chosenTable(funnel, reach(funnel, setting, { rowsNeeded: true }), setting);
}

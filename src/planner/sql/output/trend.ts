import type { TrendSpec } from "../../funnel.js";
import type { FunnelNode } from "../../logical/plan.js";
import { rowNames } from "../events.js";
import { secondsSql } from "../expression/operand.js";
import type { StatementSetting } from "../index.js";
import { join, own, type Sql, sql } from "../sql.js";
import { notRemoved, reach } from "./funnel.js";

/** Users per bucket in which one of their chains begins, with the best level of those chains. */
export function trendSelect(funnel: FunnelNode, per: TrendSpec, setting: StatementSetting): Sql {
  const { writer, tables } = setting;
  const { u, t } = rowNames(writer);
  const unit = writer.timeUnit;
  if (unit === null) return writer.refusals.refuse("per", "the unit of the time column is not known");
  if (funnel.count !== "users") writer.refusals.refuse("per", "is written for users alone");
  const seconds = secondsSql(t, writer.floatTime ? "float" : "int", unit, writer);
  const bucket = writer.dialect.bucket(per.bucket, seconds, per.zone);
  const rows = tables.add("labelled", sql`SELECT *, ${bucket} AS begins\nFROM ${setting.rows}`);
  const label = own("begins");
  const found = reach(funnel, setting, { label, rows, rowsNeeded: true });
  const lines = funnel.chain.steps.map(
    (_, at) =>
      sql`SELECT DISTINCT ${u}, label, ${at + 1} AS step FROM ${found.steps[at] ?? own("events")}${notRemoved(found, u)}`,
  );
  const counts = funnel.chain.steps.map(
    (_, at) => sql`count(CASE WHEN step = ${at + 1} THEN 1 END) AS ${own(`users_${at + 1}`)}`,
  );
  return sql`SELECT label AS begins, ${join(counts, ", ")}
FROM (\n${join(lines, "\nUNION ALL\n")}\n) AS reached
GROUP BY label
ORDER BY label`;
}

import type { FunnelNode } from "../../logical/plan.js";
import type { StatementSetting } from "../index.js";
import { join, own, type Sql, sql, text } from "../sql.js";
import { chosenTime } from "./chosen.js";

const PERCENTILES = [25, 50, 75, 90, 95, 99] as const;

/** Times between the chosen rows: from each step before, then from the first row to the last of those who converted. */
export function durationSelect(
  funnel: FunnelNode,
  chains: Sql,
  { writer }: Pick<StatementSetting, "writer">,
): Sql {
  if (funnel.durations?.histogram != null) writer.refusals.refuse("durations", "a histogram has no SQL here");
  const { steps } = funnel.chain;
  const value = own("apart");
  const percentile = (p: number): Sql =>
    sql`${writer.dialect.ranked(value, writer.dialect.quotient(sql`(count(*) * ${p} + 99)`, sql`100`))} AS ${own(`p${p}`)}`;
  const lines = steps.flatMap((step, at) => (at === 0 ? [] : [line(step.name, at, at - 1)]));
  const whole = line("first to last", steps.length - 1, 0);
  function line(name: string, to: number, from: number): Sql {
    const apart = sql`${chosenTime(to)} - ${chosenTime(from)}`;
    return sql`SELECT ${text(name)} AS name, ${to + 1} AS step, ${apart} AS ${value} FROM ${chains} WHERE level > ${to}`;
  }
  const columns = [
    sql`name`,
    sql`count(*) AS chains`,
    sql`min(${value}) AS least`,
    sql`avg(${value}) AS mean`,
    ...PERCENTILES.map(percentile),
    sql`max(${value}) AS greatest`,
  ];
  const select = (rows: Sql, order: number): Sql =>
    sql`SELECT ${order} AS part, step, ${join(columns, ", ")}\nFROM (\n${rows}\n) AS apart_rows\nGROUP BY name, step`;
  const parts = [...(lines.length === 0 ? [] : [select(join(lines, "\nUNION ALL\n"), 1)]), select(whole, 2)];
  return sql`SELECT *\nFROM (\n${join(parts, "\nUNION ALL\n")}\n) AS durations\nORDER BY part, step`;
}

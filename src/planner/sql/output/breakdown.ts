import type { BreakdownSpec } from "../../funnel.js";
import type { FunnelNode } from "../../logical/plan.js";
import { rowNames } from "../events.js";
import type { StatementSetting } from "../index.js";
import { join, own, type Sql, sql } from "../sql.js";
import { chosenPlace } from "./chosen.js";

/** Users per value of the breakdown and step; `other` 1 is the line of what `top` leaves out. */
export function breakdownSelect(
  funnel: FunnelNode,
  by: BreakdownSpec,
  chains: Sql,
  { writer, tables, rows }: StatementSetting,
): Sql {
  const { u, pos } = rowNames(writer);
  const steps = funnel.chain.steps.map((_, at) => at);
  const looked = typeof by.on === "number" ? [by.on] : by.on === "first" ? steps : [...steps].reverse();
  const keys = by.columns.map((_, at) => own(`value_${at + 1}`));
  const values = by.columns.map(({ name }, at) => {
    const column = writer.keyValue(name);
    const found = join(
      looked.map((step) => sql`${own(`v${step + 1}`)}.${column}`),
      ", ",
    );
    return sql`coalesce(${found}) AS ${keys[at] ?? own("value")}`;
  });
  const joins = looked.reduce((sum, step) => {
    const name = own(`v${step + 1}`);
    return sql`${sum}\nLEFT JOIN ${rows} AS ${name} ON ${name}.${u} = c.${u} AND ${name}.${pos} = c.${chosenPlace(step)}`;
  }, sql``);
  const valued = tables.add(
    "valued",
    sql`SELECT c.level AS level, ${join(values, ", ")}\nFROM ${chains} AS c${joins}`,
  );
  const counts = steps.map(
    (at) => sql`count(CASE WHEN level > ${at} THEN 1 END) AS ${own(`users_${at + 1}`)}`,
  );
  const sorted = join([sql`users_1 DESC`, ...keys.map((key) => sql`${key} NULLS LAST`)], ", ");
  const grouped = tables.add(
    "grouped",
    sql`SELECT ${join([...keys, ...counts], ", ")}\nFROM ${valued}\nGROUP BY ${join(keys, ", ")}`,
  );
  if (by.top === null) return sql`SELECT *\nFROM ${grouped}\nORDER BY ${sorted}`;
  const ranked = tables.add(
    "ordered",
    sql`SELECT *, row_number() OVER (ORDER BY ${sorted}) AS line\nFROM ${grouped}`,
  );
  const nothing = keys.map((key) => sql`NULL AS ${key}`);
  const sums = steps.map((at) => sql`sum(${own(`users_${at + 1}`)}) AS ${own(`users_${at + 1}`)}`);
  const same = steps.map((at) => own(`users_${at + 1}`));
  return sql`SELECT 0 AS other, ${join([...keys, ...same], ", ")}, line\nFROM ${ranked}\nWHERE line <= ${by.top}
UNION ALL
SELECT 1 AS other, ${join([...nothing, ...sums], ", ")}, min(line) AS line\nFROM ${ranked}\nWHERE line > ${by.top}
HAVING count(*) > 0
ORDER BY line`;
}

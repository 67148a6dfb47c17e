import { assertNever } from "../../../errors/index.js";
import type { ScalarType } from "../../../types.js";
import type { AggregateSpec } from "../../expression.js";
import { rowNames } from "../events.js";
import { sumOf } from "../expression/condition.js";
import type { StatementSetting } from "../index.js";
import { type Sql, sql } from "../sql.js";
import type { Writer } from "../writer.js";

/** An aggregation over the rows of a table: one value, or the first `top` keys in rank order. */
export function aggregateSelect(
  spec: AggregateSpec,
  rows: Sql,
  { writer }: Pick<StatementSetting, "writer">,
): Sql {
  const value = aggregateValue(spec, writer);
  if (spec.by === null) return sql`SELECT ${value} AS amount\nFROM ${rows}`;
  const key = writer.keyValue(spec.by);
  const limit = spec.top === null ? sql`` : sql`\nLIMIT ${spec.top}`;
  return sql`SELECT ${key} AS label, ${value} AS amount
FROM ${rows}
WHERE ${key} IS NOT NULL
GROUP BY ${key}
ORDER BY amount DESC NULLS LAST, label${limit}`;
}

/** An aggregate function over the columns of `events`. */
function aggregateValue(spec: AggregateSpec, writer: Writer): Sql {
  if (spec.over === "chosen")
    writer.refusals.refuse("on step", "aggregations over chosen rows alone have no SQL here");
  const { fn, column } = spec;
  const type: ScalarType = spec.columnType ?? { kind: "int" };
  if (fn === "rows") return sql`count(*)`;
  if (fn === "users") return sql`count(DISTINCT ${rowNames(writer).u})`;
  if (column === null) return sql`NULL`;
  const value = writer.value(column);
  if (type.kind === "float" && (fn === "sum" || fn === "mean"))
    writer.note("sums and means of floats may differ in their last digits");
  switch (fn) {
    case "count":
      return sql`count(${value})`;
    case "sum":
      return sql`coalesce(${sumOf(column, type, sql``, writer)}, 0)`;
    case "mean":
      return sql`avg(${value})`;
    case "min":
    case "max": {
      const present =
        type.kind === "float" ? sql`CASE WHEN NOT ${writer.dialect.isNan(value)} THEN ${value} END` : value;
      return fn === "min" ? sql`min(${present})` : sql`max(${present})`;
    }
    default:
      return assertNever(fn);
  }
}

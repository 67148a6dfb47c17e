import { fail } from "../../errors/index.js";
import type { Aggregation, ColumnName } from "../../parser/ast.js";
import { type ScalarType, typeName } from "../../types.js";
import type { AggregateSpec } from "../expression.js";
import { overload } from "./operand.js";
import type { Scope } from "./scope.js";
import { typedColumn } from "./typed.js";

/** Types aggregations in order; a `summary` becomes three. `topDefault`: entries that maps keep without `top`. */
export function bindAggregates(
  list: readonly Aggregation[],
  scope: Scope,
  topDefault: number,
): readonly AggregateSpec[] {
  return list.flatMap((item) => bindOne(item, scope, topDefault));
}

function bindOne(item: Aggregation, scope: Scope, topDefault: number): readonly AggregateSpec[] {
  if (item.fn === "summary") return bindSummary(item, scope, topDefault);
  const wantsColumn = item.fn !== "rows" && item.fn !== "users";
  if (wantsColumn !== (item.column !== null)) {
    const expected = wantsColumn ? "a column" : "no column but with by";
    fail("bad-aggregation", { fn: `"${item.fn}"`, expected }, { place: item.at });
  }
  if (item.top !== null && item.by === null) fail("top-without-by", {}, { place: item.at });
  const measured =
    item.column === null || item.fn === "rows" ? null : scalarColumn(item.column, item.fn, scope);
  const key = item.by === null ? null : scalarColumn(item.by, item.fn === "users" ? "users" : "by", scope);
  return [
    {
      over: item.onStep ? "chosen" : "user",
      fn: item.fn,
      column: item.column?.name ?? null,
      columnType: measured,
      by: item.by?.name ?? null,
      byType: key,
      top: item.by === null ? null : (item.top ?? topDefault),
      name: item.name,
    },
  ];
}

function bindSummary(item: Aggregation, scope: Scope, topDefault: number): readonly AggregateSpec[] {
  const column = item.column;
  if (column === null || item.by !== null) {
    return fail("bad-aggregation", { fn: '"summary"', expected: "one column and no by" }, { place: item.at });
  }
  if (item.name !== null) {
    fail(
      "bad-aggregation",
      { fn: '"summary"', expected: "no name, as it gives three results" },
      { place: item.at },
    );
  }
  const type = scalarColumn(column, "count", scope);
  const top = item.top ?? topDefault;
  const over = item.onStep ? "chosen" : "user";
  const map = {
    over,
    column: null,
    columnType: null,
    by: column.name,
    byType: type,
    top,
    name: null,
  } as const;
  return [
    {
      over,
      fn: "count",
      column: column.name,
      columnType: type,
      by: null,
      byType: null,
      top: null,
      name: null,
    },
    { fn: "rows", ...map },
    { fn: "users", ...map },
  ];
}

function scalarColumn(
  column: ColumnName,
  use: Exclude<Aggregation["fn"], "rows" | "summary"> | "by",
  scope: Scope,
): ScalarType {
  const info = scope.column(column.name, column.at);
  if (info.type.kind === "list") {
    const type = typeName(info.type);
    return fail("list-column", { use: `"${use}"`, column: column.name, type }, { place: column.at });
  }
  const { time, timeUnit } = scope.dataset;
  overload(use, [typedColumn(info, { column: time, unit: timeUnit }, column.at)], column.at);
  return info.type;
}

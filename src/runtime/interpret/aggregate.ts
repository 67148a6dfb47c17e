import { fail } from "../../errors/index.js";
import type { AggregateSpec } from "../../planner/expression.js";
import type { Value } from "../../types.js";
import type { AggregateResult, Scalar } from "../result.js";
import type { Stream } from "./group.js";
import { isWhole, maxOf, meanOf, minOf, sumOf } from "./measure.js";
import { type Ranked, rank } from "./rank.js";
import { type Row, scalar } from "./row.js";

/** One aggregation over all rows of the given users. */
export function aggregateUsers(spec: AggregateSpec, users: readonly Stream[]): AggregateResult {
  if (spec.by === null) return { spec, value: aggregateRows(spec, users) };
  const pairs: Ranked[] = [];
  for (const key of keysOf(spec.by, users))
    pairs.push([key, aggregateRows(spec, withKey(users, spec.by, key))]);
  return { spec, value: rank(pairs, spec.top) };
}

/** Distinct non-null values of a column; a `Set` takes NaN as one value and -0 as 0. */
function keysOf(column: string, users: readonly Stream[]): ReadonlySet<Exclude<Value, null>> {
  const keys = new Set<Exclude<Value, null>>();
  for (const row of users.flatMap((user) => user.rows)) {
    const value = scalar(row, column);
    if (value !== null) keys.add(value);
  }
  return keys;
}

/** The users with their rows where the column has the key; users without such a row are left out. */
function withKey(users: readonly Stream[], column: string, key: Value): readonly Stream[] {
  const isKey = (row: Row): boolean => new Set([key]).has(scalar(row, column));
  return users
    .map((user) => ({ id: user.id, rows: user.rows.filter(isKey) }))
    .filter((user) => user.rows.length > 0);
}

function aggregateRows(spec: AggregateSpec, users: readonly Stream[]): Scalar {
  const rows = users.flatMap((user) => user.rows);
  if (spec.fn === "rows") return BigInt(rows.length);
  if (spec.fn === "users") return BigInt(users.length);
  const column = spec.column;
  if (column === null) return fail("internal-error", { what: `aggregate ${spec.fn} without a column` });
  const values = rows.map((row) => scalar(row, column));
  const isInt = isWhole(spec.columnType);
  switch (spec.fn) {
    case "count":
      return BigInt(values.filter((value) => value !== null).length);
    case "sum":
      return sumOf(values, isInt);
    case "mean":
      return meanOf(values, isInt);
    case "min":
      return minOf(values);
    case "max":
      return maxOf(values);
  }
}

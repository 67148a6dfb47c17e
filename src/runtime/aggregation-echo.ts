import { assertNever } from "../errors/index.js";
import type { AggregateSpec } from "../planner/expression.js";
import { integer, type Json, type JsonObject, object } from "./json-writer.js";
import { keyText } from "./key-text.js";
import type { AggregateResult, Scalar } from "./result.js";

interface Echo {
  readonly type: string;
  /** The column that the JSON form calls `column`: the keys' where there are keys. */
  readonly column: string | null;
  /** The measured column of a type that has keys. */
  readonly otherColumn: string | null;
}

/**
 * One aggregation in the response: what was asked, then the value. `rows` and `users` without a key have no column (null).
 * Counts and int sums are integers, everything else floats; an all-null mean is null.
 */
export function aggregationEcho(result: AggregateResult): JsonObject {
  const { spec, value } = result;
  const { type, column, otherColumn } = echoOf(spec);
  const members: [string, Json][] = [
    ["column", column],
    ["type", type],
    ["value", isMap(value) ? mapValue(value, spec) : scalarValue(value, spec)],
    ["top", spec.top === null ? null : integer(spec.top)],
    ["name", spec.name],
  ];
  if (otherColumn !== null) members.push(["otherColumn", otherColumn]);
  if (spec.over === "chosen") members.push(["onStep", true]);
  return object(...members);
}

/** Aggregations of a stage; null when there are none. */
export function aggregationList(results: readonly AggregateResult[] | null): Json {
  return results === null || results.length === 0 ? null : results.map(aggregationEcho);
}

/** Whether an aggregation's value is a list of pairs. */
export function isMap(value: AggregateResult["value"]): value is Exclude<AggregateResult["value"], Scalar> {
  return Array.isArray(value);
}

function echoOf(spec: AggregateSpec): Echo {
  const { fn, column, by } = spec;
  switch (fn) {
    case "rows":
      return by === null
        ? { type: "rows", column: null, otherColumn: null }
        : { type: "countPerValue", column: by, otherColumn: null };
    case "users":
      return by === null
        ? { type: "users", column: null, otherColumn: null }
        : { type: "groupsPerValue", column: by, otherColumn: null };
    case "count":
      return by === null
        ? { type: "count", column, otherColumn: null }
        : { type: "countPerValue", column: by, otherColumn: column };
    case "sum":
    case "mean":
    case "min":
    case "max":
      return by === null
        ? { type: fn, column, otherColumn: null }
        : { type: `${fn}PerValue`, column: by, otherColumn: column };
    default:
      return assertNever(fn);
  }
}

type Pairs = Exclude<AggregateResult["value"], Scalar>;

function mapValue(pairs: Pairs, spec: AggregateSpec): JsonObject {
  return new Map(pairs.map(([key, value]) => [keyText(key, spec.byType), scalarValue(value, spec)]));
}

function scalarValue(value: Scalar, spec: AggregateSpec): Json {
  const isCount = spec.fn === "rows" || spec.fn === "count" || spec.fn === "users";
  return isCount && typeof value === "number" ? integer(value) : value;
}

import type { DataType, Value } from "../../types.js";
import { aggregationList } from "../aggregation-echo.js";
import { floatText, integer, type Json, type JsonObject, object } from "../json-writer.js";
import { keyText } from "../key-text.js";
import type { BreakdownResult, DurationResult, FunnelResult, TrendBucket } from "../result.js";
import { type Entry, entriesOf } from "./entries.js";

/** Type of a column of the dataset; undefined when it has none of that name. */
export type TypeOf = (column: string) => DataType | undefined;

/** A funnel in a response; grammar/RESPONSE.md tells what each key means. */
export function funnelSection(funnel: FunnelResult, typeOf: TypeOf): JsonObject {
  const { duration, breakdown, trend } = funnel;
  const members: [string, Json][] = [
    ["name", funnel.name],
    ["unit", funnel.unit],
    ["sequence", entriesOf(funnel).map(entryItem)],
  ];
  const atEnd = aggregationList(funnel.atEnd);
  if (atEnd !== null) members.push(["endAggregations", atEnd]);
  if (duration !== null) members.push(["duration", durationItem(duration)]);
  if (breakdown !== null) members.push(["breakdown", breakdownItem(breakdown, typeOf)]);
  if (trend !== null) members.push(["trend", trend.map(bucketItem)]);
  return object(...members);
}

function entryItem(step: Entry): JsonObject {
  const { fromFirst, fromPrevious, dropped } = step;
  const members: [string, Json][] = [
    ["matchingGroups", integer(step.users)],
    ["matchingGroupRows", integer(step.rows)],
    ["aggregations", aggregationList(step.aggregates)],
    ["name", step.name],
    ["optional", step.optional],
    ["count", integer(step.count)],
    ["conversion", object(["fromFirst", fromFirst], ["fromPrevious", fromPrevious])],
    ["dropped", dropped === null ? null : integer(dropped)],
    ["pending", step.pending === null ? null : integer(step.pending)],
  ];
  if (!step.isFound) members.push(["rowFound", false]);
  if (step.duration !== null) members.push(["durations", durationItem(step.duration)]);
  return object(...members);
}

function durationItem(duration: DurationResult): JsonObject {
  const { count, min, mean, p25, p50, p75, p90, p95, p99, max, exact, histogram } = duration;
  const members: [string, Json][] = [
    ["count", integer(count)],
    ...Object.entries({ min, mean, p25, p50, p75, p90, p95, p99, max }),
    ["exact", exact],
  ];
  if (histogram !== null)
    members.push([
      "histogram",
      histogram.map((bin) => object(["from", bin.from], ["to", bin.to], ["count", integer(bin.count)])),
    ]);
  return object(...members);
}

function breakdownItem({ columns, rows, other }: BreakdownResult, typeOf: TypeOf): JsonObject {
  const types = columns.map(typeOf);
  const counted = (row: { readonly counts: readonly number[]; readonly pending: readonly number[] }) =>
    [
      ["counts", row.counts.map(integer)],
      ["pending", row.pending.map(integer)],
    ] as const;
  return object(
    ["columns", columns],
    [
      "rows",
      rows.map((row) =>
        object(["key", row.key.map((value, at) => keyItem(value, types[at]))], ...counted(row)),
      ),
    ],
    ["other", other && object(["keys", integer(other.keys)], ...counted(other))],
  );
}

function bucketItem({ start, label, counts }: TrendBucket): JsonObject {
  return object(["start", start], ["label", label], ["counts", counts.map(integer)]);
}

/** Timestamps as ISO 8601 text, floats that JSON cannot say as text, so that null is null alone. */
export function keyItem(value: Value, type: DataType | undefined): Json {
  if (typeof value === "number" && !Number.isFinite(value)) return floatText(value);
  return type?.kind === "timestamp" && typeof value === "bigint" ? keyText(value, type) : value;
}

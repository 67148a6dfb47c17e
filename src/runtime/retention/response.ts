import { columnLabel } from "../../planner/retention.js";
import { keyItem } from "../funnel/funnel-section.js";
import { integer, type Json, type JsonObject, object } from "../json-writer.js";
import type { RetentionResult, RetentionRow } from "./result.js";

/** A retention in a response. `cohorts` and `by` are there when members are told apart so. */
export function retentionSection({ spec, total, cohorts, breakdown }: RetentionResult): JsonObject {
  const { name, period, mode, columns, cohort, by } = spec;
  const members: [string, Json][] = [
    ["name", name],
    ["unit", cohort.of === "first" ? "users" : "starts"],
    period.kind === "every"
      ? ["every", period.span]
      : ["per", object(["bucket", period.bucket], ["zone", period.zone])],
    ["kind", mode],
    [
      "columns",
      columns.map((column) =>
        object(
          ["label", columnLabel(column)],
          ["from", integer(column.from)],
          ["to", column.to === null ? null : integer(column.to)],
        ),
      ),
    ],
    ["total", object(...rowMembers(total))],
  ];
  if (cohorts !== null) {
    members.push(["cohorts", cohorts.map((row) => object(["start", row.label], ...rowMembers(row)))]);
  }
  if (breakdown !== null && by !== null) {
    const { rows, other } = breakdown;
    members.push([
      "breakdown",
      object(
        ["column", by.name],
        ["rows", rows.map((row) => object(["key", keyItem(row.key, by.type)], ...rowMembers(row)))],
        ["other", other && object(["keys", integer(other.keys)], ...rowMembers(other))],
      ),
    ]);
  }
  return object(...members);
}

function rowMembers({ size, cells }: RetentionRow): [string, Json][] {
  return [
    ["size", integer(size)],
    [
      "cells",
      cells.map(({ returned, pending, due, rate }) =>
        object(
          ["returned", integer(returned)],
          ["pending", integer(pending)],
          ["due", integer(due)],
          ["rate", rate],
        ),
      ),
    ],
  ];
}

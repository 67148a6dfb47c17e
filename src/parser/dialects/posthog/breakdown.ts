import type { BreakdownClause, Step } from "../../ast.js";
import type { Cursor } from "./cursor.js";
import type { Reading } from "./reading.js";

const KEPT = 25;

/** `breakdownFilter`, with the attribution that `funnelsFilter` says. */
export function readBreakdown(
  query: Cursor,
  steps: readonly Step[],
  reading: Reading,
): BreakdownClause | null {
  const breakdown = query.at("breakdownFilter") ?? query.at("breakdown");
  const filter = query.at("funnelsFilter");
  const attribution = filter?.at("breakdownAttributionType") ?? null;
  const step = filter?.at("breakdownAttributionValue") ?? null;
  const columns = breakdown === null ? [] : columnsOf(breakdown, reading);
  if (breakdown === null || columns.length === 0) return null;
  const limit = breakdown.at("breakdown_limit");
  if (limit === null)
    reading.warn(breakdown, `PostHog shows ${KEPT} values of a breakdown: the limit is written out`);
  return {
    columns,
    on: readAttribution(attribution, step, steps),
    top: limit?.whole(1) ?? KEPT,
    at: breakdown.place,
  };
}

function columnsOf(breakdown: Cursor, reading: Reading): BreakdownClause["columns"] {
  const type = breakdown.at("breakdown_type");
  const several = breakdown.at("breakdowns");
  if (several !== null)
    return several.items().map((item) => {
      const property = item.at("property") ?? item.expected('a breakdown with a "property"');
      return column(property, item.at("type"), reading);
    });
  const one = breakdown.at("breakdown");
  if (one === null) return [];
  const names = Array.isArray(one.value) ? one.items() : [one];
  return names.map((name) => column(name, type, reading));
}

function column(name: Cursor, type: Cursor | null, reading: Reading): BreakdownClause["columns"][number] {
  const kind = type?.text() ?? "event";
  if (kind === "person" || kind === "group" || kind === "session")
    reading.warn(
      name,
      `a property of the ${kind} is read from a column of the row`,
      "the rows must carry it, as of their own time",
    );
  else if (kind !== "event") (type ?? name).refuse(`a breakdown by "${kind}"`, "rows have columns alone");
  return { kind: "column-name", name: name.text(), at: name.place };
}

function readAttribution(
  type: Cursor | null,
  step: Cursor | null,
  steps: readonly Step[],
): BreakdownClause["on"] {
  const word = type?.word(["first_touch", "last_touch", "all_events", "step"] as const) ?? "first_touch";
  if (type === null || word === "first_touch") return null;
  switch (word) {
    case "last_touch":
      return { value: "last", at: type.place };
    case "all_events":
      return type.refuse(
        "the attribution to all events",
        "there every event of a funnel must have the value",
        "write hold COLUMN and by COLUMN",
      );
    case "step": {
      const at = step?.whole(0) ?? 0;
      const found = steps[at];
      if (found === undefined) return (step ?? type).expected(`one of the steps 0 to ${steps.length - 1}`);
      return { value: found.name ?? `step ${at + 1}`, at: (step ?? type).place };
    }
  }
}

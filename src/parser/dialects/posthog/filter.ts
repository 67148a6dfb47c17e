import type { Expr, Funnel, Literal, Step, Without } from "../../ast.js";
import type { Cursor } from "./cursor.js";
import type { Reading } from "./reading.js";
import { readEvent } from "./series.js";

const MILLISECONDS = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_592_000_000,
} as const;
const UNITS = ["second", "minute", "hour", "day", "week", "month"] as const;
const ORDERS = ["ordered", "strict", "unordered"] as const;
const WINDOW_DAYS = 14;

/** Clauses of the funnel as a whole, from `funnelsFilter`. */
export type FilterClauses = Pick<Funnel, "window" | "preset" | "withouts" | "durations" | "per">;

/** Reads `funnelsFilter`; everything has a default there, so that an absent one says something too. */
export function readFilter(
  query: Cursor,
  steps: readonly Step[],
  all: Expr | null,
  reading: Reading,
): FilterClauses {
  const filter = query.at("funnelsFilter");
  const order = filter?.at("funnelOrderType")?.word(ORDERS) ?? "ordered";
  const at = filter?.place ?? query.place;
  const aggregate = filter?.at("funnelAggregateByHogQL") ?? null;
  if (aggregate !== null && aggregate.value !== "person_id")
    aggregate.refuse(
      `counting by "${String(aggregate.value)}"`,
      "users are those of the dataset",
      "register the data with that column as its users",
    );
  const reference = filter?.at("funnelStepReference") ?? null;
  if (reference !== null)
    reading.warn(reference, "conversion is shown from the first step and from the previous one alike");
  return {
    window: readWindow(filter, query, reading),
    preset: { value: `posthog ${order}`, at },
    withouts: (filter?.at("exclusions")?.items() ?? []).flatMap((exclusion) =>
      readExclusion(exclusion, steps, order, all, reading),
    ),
    ...readView(filter, query, reading),
  };
}

function readWindow(filter: Cursor | null, query: Cursor, reading: Reading): Literal {
  const interval = filter?.at("funnelWindowInterval") ?? null;
  const unitAt = filter?.at("funnelWindowIntervalUnit") ?? null;
  const unit = unitAt?.word(UNITS) ?? "day";
  if (interval === null)
    reading.warn(
      filter ?? query,
      `without a window PostHog takes ${WINDOW_DAYS} ${unit}s: it is written out`,
    );
  if (unit === "month" && unitAt !== null) reading.warn(unitAt, "a month is taken as 30 days");
  const value = (interval?.whole(1) ?? WINDOW_DAYS) * MILLISECONDS[unit];
  const at = (interval ?? filter ?? query).place;
  if (!Number.isSafeInteger(value)) return (interval ?? query).expected("a shorter window");
  return { kind: "literal", value: { type: "duration", value }, at };
}

/** There an exclusion removes the person from the whole funnel. */
function readExclusion(
  exclusion: Cursor,
  steps: readonly Step[],
  order: (typeof ORDERS)[number],
  all: Expr | null,
  reading: Reading,
): readonly Without[] {
  if (order === "unordered")
    return exclusion.refuse(
      "an exclusion in an unordered funnel",
      "steps in any order have no gap between two of them",
      "write where none(…)",
    );
  const from = exclusion.at("funnelFromStep")?.whole(0) ?? 0;
  const to = exclusion.at("funnelToStep")?.whole(1) ?? steps.length - 1;
  if (from >= to || to >= steps.length)
    return exclusion.expected(`an exclusion between two of the steps 0 to ${steps.length - 1}`);
  const predicate = readEvent(exclusion, all, reading);
  exclusion.at("custom_name");
  return Array.from({ length: to - from }, (_, i) => ({
    kind: "without" as const,
    name: null,
    predicate,
    scope: "user" as const,
    gap: from + i + 1,
    at: exclusion.place,
  }));
}

function readView(filter: Cursor | null, query: Cursor, reading: Reading): Pick<Funnel, "durations" | "per"> {
  const view = filter?.at("funnelVizType") ?? null;
  const kind = view?.word(["steps", "time_to_convert", "trends"] as const) ?? "steps";
  const interval = query.at("interval");
  const bins = filter?.at("binCount") ?? null;
  if (kind === "time_to_convert" && view !== null) {
    const count = bins === null || bins.value === "auto" ? null : bins.whole(1);
    const range = filter?.at("funnelFromStep") ?? filter?.at("funnelToStep") ?? null;
    filter?.at("funnelToStep");
    if (range !== null) reading.warn(range, "durations are shown for every step, not for these two alone");
    return { durations: { histogram: count, at: view.place }, per: null };
  }
  if (kind !== "trends" || view === null) return { durations: null, per: null };
  const bucket = interval?.word(["hour", "day", "week", "month"] as const) ?? "day";
  if (bucket === "week") reading.warn(interval ?? view, "weeks begin on Monday");
  return { durations: null, per: { bucket, zone: null, at: (interval ?? view).place } };
}

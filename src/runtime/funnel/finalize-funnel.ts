import { requiredSteps } from "../../planner/chain.js";
import type { FunnelSpec } from "../../planner/funnel.js";
import type { FunnelPartial } from "../partial.js";
import type { FunnelResult, StepResult } from "../result.js";
import { Durations } from "./durations.js";
import { finalizeBreakdown } from "./finalize-breakdown.js";
import { finalizeDurations } from "./finalize-durations.js";
import { finalizeTrend, type TimeScale } from "./finalize-trend.js";

/** A funnel's answer but for aggregations; `time`: null when the unit of time is not known, so that there is no trend. */
export function finalizeFunnel(
  funnel: FunnelSpec,
  { users, rows, detail }: FunnelPartial,
  time: TimeScale | null,
): Omit<FunnelResult, "steps" | "absences" | "atEnd"> & {
  readonly steps: readonly Omit<StepResult, "aggregates">[];
} {
  const { chain, count: unit, durations, by, per } = funnel;
  const required = requiredSteps(chain);
  const duration = (at: number) =>
    durations && finalizeDurations(detail?.durations?.[at] ?? new Durations().partial(), durations.histogram);
  const steps = chain.steps.map((step, at) => {
    const level = required.indexOf(at) + 1;
    const reached = step.optional ? (detail?.optionalUsers[at] ?? 0) : sumFrom(users, level);
    return {
      name: step.name,
      optional: step.optional,
      users: reached,
      rows: step.optional ? (detail?.optionalRows[at] ?? 0) : sumFrom(rows, level),
      count: unit === "users" ? reached : (detail?.units?.[at] ?? 0),
      pending:
        funnel.pending === null || step.optional || unit !== "users" ? null : (detail?.pending[at] ?? 0),
      duration: at === 0 ? null : duration(at),
    };
  });
  return {
    name: funnel.name,
    unit,
    steps,
    duration: duration(0),
    breakdown: by && finalizeBreakdown(by, detail?.breakdown ?? null, steps.length),
    trend: per && time && finalizeTrend(per, detail?.trend ?? null, steps.length, time),
  };
}

function sumFrom(counts: Float64Array, level: number): number {
  return counts.subarray(level).reduce((sum, value) => sum + value, 0);
}

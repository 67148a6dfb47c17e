import { assertNever } from "../errors/index.js";
import { type AggregateGroup, aggregateGroups } from "../planner/aggregate-groups.js";
import type { AggregateSpec } from "../planner/expression.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";
import { mean, rounded } from "./exact-sum.js";
import { finalizeFunnel } from "./funnel/finalize-funnel.js";
import type { TimeScale } from "./funnel/finalize-trend.js";
import { foldEndings } from "./funnel/fold-endings.js";
import { mergeLevel } from "./merge.js";
import type { AggregatePartial, Partial } from "./partial.js";
import { finalizePaths } from "./paths/finalize.js";
import { emptyPaths } from "./paths/partial.js";
import { rankKeys } from "./rank.js";
import type { AggregateResult, FunnelResult, QueryResult, Scalar } from "./result.js";
import { finalizeRetention } from "./retention/finalize.js";
import { emptyRetention } from "./retention/partial.js";

/** The merged partial of all parts to the answer. */
export function finalize(plan: PhysicalPlan, partial: Partial): QueryResult {
  const { scan } = plan.passes;
  const groups = aggregateGroups(plan);
  const time = timeScale(plan);
  const answers = (
    specs: readonly AggregateSpec[],
    isWanted: (over: AggregateGroup["over"]) => boolean,
    step: number,
  ): readonly AggregateResult[] => {
    const found = groups.flatMap((group, at) =>
      isWanted(group.over) ? results(group.specs, stateAt(group, partial.groups[at] ?? [], step)) : [],
    );
    return specs.flatMap((spec) => found.find((result) => result.spec === spec) ?? []);
  };
  const funnels = scan.funnels.map((funnel, index): FunnelResult => {
    const none = new Float64Array();
    const state = partial.funnels[index] ?? { users: none, rows: none, detail: null };
    const found = finalizeFunnel(funnel, state, time);
    const { eachStep, atEnd } = funnel;
    return {
      ...found,
      steps: found.steps.map((step, at) => ({
        ...step,
        aggregates:
          eachStep && answers(eachStep, (over) => over.kind === "each-step" && over.funnel === index, at),
      })),
      absences: [],
      atEnd: atEnd && answers(atEnd, (over) => over.kind === "at-end" && over.funnel === index, 0),
    };
  });
  return {
    users: partial.users,
    rows: partial.rows,
    aggregates: answers(scan.aggregates, (over) => over.kind === "query", 0),
    funnels: foldEndings(scan.funnels, funnels),
    retentions: scan.retentions.map((spec, at) =>
      finalizeRetention(spec, partial.retentions[at] ?? emptyRetention(spec)),
    ),
    paths: scan.paths.map((spec, at) => finalizePaths(spec, partial.paths[at] ?? emptyPaths())),
  };
}

function stateAt(
  { over, specs }: AggregateGroup,
  states: Partial["groups"][number],
  step: number,
): readonly AggregatePartial[] | null {
  if (over.kind === "each-step" && over.state === "level") return mergeLevel(specs, states.slice(step));
  return states[over.kind === "each-step" ? step : 0] ?? null;
}

function timeScale({ time, timeUnit, columns }: PhysicalPlan): TimeScale | null {
  const type = columns.find(({ name }) => name === time)?.type;
  const unit = type?.kind === "timestamp" ? type.unit : timeUnit;
  return unit && { unit, isFloat: type?.kind === "float" };
}

function results(
  specs: readonly AggregateSpec[],
  states: readonly AggregatePartial[] | null,
): readonly AggregateResult[] {
  return specs.map((spec, at) => ({ spec, value: finalValue(spec, states?.[at] ?? null) }));
}

function finalValue(spec: AggregateSpec, state: AggregatePartial | null): AggregateResult["value"] {
  if (spec.by === null) return scalarAt(spec, state, 0);
  const pairs = (state?.keys ?? []).map((key, at) => [key, scalarAt(spec, state, at)] as const);
  return rankKeys(pairs, spec.top);
}

function scalarAt(spec: AggregateSpec, state: AggregatePartial | null, at: number): Scalar {
  const presence = spec.by === null ? 0 : 1;
  const half = (slot: number): number => state?.slots[slot]?.[at] ?? 0;
  switch (spec.fn) {
    case "rows":
    case "users":
      return BigInt(half(0));
    case "count":
      return BigInt(half(presence));
    case "sum": {
      const [high, low] = [half(presence), half(presence + 1)];
      return spec.columnType?.kind === "float" ? rounded(high, low) : BigInt(high) + BigInt(low);
    }
    case "mean": {
      const count = half(presence + 2);
      return count === 0 ? null : mean(half(presence), half(presence + 1), count);
    }
    case "min":
    case "max": {
      const high = state === null ? Number.NaN : half(presence);
      if (Number.isNaN(high)) return null;
      // -0 is 0.
      return spec.columnType?.kind === "float" ? high + 0 : BigInt(high) + BigInt(half(presence + 1));
    }
    default:
      return assertNever(spec.fn);
  }
}

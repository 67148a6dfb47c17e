import { assertNever } from "../errors/index.js";
import { type AggregateGroup, aggregateGroups } from "../planner/aggregate-groups.js";
import type { AggregateSpec } from "../planner/expression.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";
import { mean, rounded } from "./exact-sum.js";
import { mergeLevel } from "./merge.js";
import type { AggregatePartial, Partial } from "./partial.js";
import { rankKeys } from "./rank.js";
import type { AggregateResult, FunnelResult, QueryResult, Scalar } from "./result.js";

/** The merged partial of all parts to the answer. */
export function finalize(plan: PhysicalPlan, partial: Partial): QueryResult {
  const groups = aggregateGroups(plan);
  const stateOf = (wanted: (over: AggregateGroup["over"]) => boolean) => {
    const at = groups.findIndex((group) => wanted(group.over));
    return partial.groups[at] ?? [];
  };
  const funnels = plan.passes.scan.funnels.map((funnel, index): FunnelResult => {
    const counts = partial.funnels[index];
    const each = stateOf((over) => over.kind === "each-step" && over.funnel === index);
    const end = stateOf((over) => over.kind === "at-end" && over.funnel === index)[0] ?? null;
    return {
      name: funnel.name,
      steps: funnel.steps.map((step, at) => ({
        name: step.name,
        users: sumFrom(counts?.users, at + 1),
        rows: sumFrom(counts?.rows, at + 1),
        aggregates: funnel.eachStep && results(funnel.eachStep, mergeLevel(funnel.eachStep, each.slice(at))),
      })),
      atEnd: funnel.atEnd && results(funnel.atEnd, end),
    };
  });
  const all = stateOf((over) => over.kind === "query")[0] ?? null;
  return {
    users: partial.users,
    rows: partial.rows,
    aggregates: results(plan.passes.scan.aggregates, all),
    funnels,
  };
}

function sumFrom(counts: Float64Array | undefined, level: number): number {
  return (counts ?? new Float64Array()).subarray(level).reduce((sum, value) => sum + value, 0);
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
      return spec.columnType?.kind === "float" ? high : BigInt(high) + BigInt(half(presence + 1));
    }
    default:
      return assertNever(spec.fn);
  }
}

import { type ChainSpec, requiredSteps } from "../../planner/chain.js";
import type { DurationResult } from "../result.js";
import { apart } from "./chain/moment.js";
import { lastRowOf, type Pick } from "./chain/pick.js";
import { meanOf } from "./measure.js";
import type { Unit } from "./units.js";

/** Times from the previous chosen step's row to the row of step `step`; under `order any` to row number `step` in stream order. */
export function stepDurations(chain: ChainSpec, units: readonly Unit[], step: number): readonly number[] {
  return units.flatMap((unit) => {
    const rows = chain.steps.map((_, at) => lastRowOf(unit.chain, at));
    if (chain.order === "any") rows.sort(inStreamOrder);
    const to = rows[step];
    const from = rows.slice(0, step).findLast((row) => row !== undefined);
    return from === undefined || to === undefined ? [] : [Number(apart(from.time, to.time))];
  });
}

/** Times from the first chosen row to the last one, of units that reached all required steps. */
export function totalDurations(chain: ChainSpec, units: readonly Unit[]): readonly number[] {
  const converted = units.filter(({ level }) => level === requiredSteps(chain).length);
  return converted.flatMap((unit) => {
    const rows = unit.chain.toSorted(inStreamOrder);
    const [first] = rows;
    const last = rows.at(-1);
    return first === undefined || last === undefined ? [] : [Number(apart(first.time, last.time))];
  });
}

/** Rows by position; steps without a row come last. */
function inStreamOrder(a: Pick | undefined, b: Pick | undefined): number {
  return (a?.at ?? Number.POSITIVE_INFINITY) - (b?.at ?? Number.POSITIVE_INFINITY);
}

/** Exact numbers over a list of times; `bins`: of the histogram, null without. */
export function describeDurations(times: readonly number[], bins: number | null): DurationResult {
  const sorted = times.toSorted((a, b) => a - b);
  // Nearest rank: the smallest value with at least this share of the values at or below it.
  const percentile = (share: number): number | null =>
    sorted.find((_, index) => (index + 1) * 100 >= share * sorted.length) ?? null;
  return {
    count: sorted.length,
    min: sorted[0] ?? null,
    mean: meanOf(sorted, false),
    p25: percentile(25),
    p50: percentile(50),
    p75: percentile(75),
    p90: percentile(90),
    p95: percentile(95),
    p99: percentile(99),
    max: sorted.at(-1) ?? null,
    exact: true,
    histogram: bins === null ? null : histogramOf(sorted, bins),
  };
}

/** One bin when all times are equal. */
function histogramOf(sorted: readonly number[], bins: number): DurationResult["histogram"] {
  const [min] = sorted;
  const max = sorted.at(-1);
  if (min === undefined || max === undefined) return [];
  const count = min === max ? 1 : bins;
  const edge = (bin: number): number => (bin === count ? max : min + ((max - min) * bin) / count);
  return Array.from({ length: count }, (_, bin) => {
    const [from, to] = [edge(bin), edge(bin + 1)];
    const isLast = bin === count - 1;
    return { from, to, count: sorted.filter((time) => time >= from && (time < to || isLast)).length };
  });
}

import type { ChainSpec } from "../../planner/chain.js";
import type { TrendSpec } from "../../planner/funnel.js";
import type { TimeUnit } from "../../types.js";
import type { TrendBucket } from "../result.js";
import { bucketOf } from "./calendar-bucket.js";
import type { Moment } from "./chain/moment.js";
import { reachOf } from "./chain/reach.js";
import type { Unit } from "./units.js";

const PER_SECOND: Readonly<Record<TimeUnit, bigint>> = {
  s: 1n,
  ms: 1_000n,
  us: 1_000_000n,
  ns: 1_000_000_000n,
};

/** Units by the buckets in which chains of theirs begin, once in each, with what the chains of the bucket reach together. */
export function trendOf(
  chain: ChainSpec,
  spec: TrendSpec,
  unit: TimeUnit,
  units: readonly Unit[],
): readonly TrendBucket[] {
  const buckets = new Map<number, { start: Moment; label: string; counts: number[] }>();
  for (const { starts } of units) {
    const chains = starts.filter(({ level }) => level > 0);
    const begun = chains.map(({ time }) => bucketOf(secondOf(time, unit), spec.bucket, spec.zone));
    for (const [i, bucket] of begun.entries()) {
      if (bucket === null || begun.findIndex((other) => other?.start === bucket.start) !== i) continue;
      const inside = chains.filter((_, at) => begun[at]?.start === bucket.start);
      const steps = inside.map(({ reached }) => [...reached.keys()].filter((step) => reached[step]));
      const { reached } = reachOf(chain, steps);
      const start =
        typeof inside[0]?.time === "bigint"
          ? BigInt(bucket.start) * PER_SECOND[unit]
          : bucket.start * Number(PER_SECOND[unit]);
      const counted = buckets.get(bucket.start) ?? {
        start,
        label: bucket.label,
        counts: reached.map(() => 0),
      };
      buckets.set(bucket.start, counted);
      for (const [step, isReached] of reached.entries()) counted.counts[step]! += Number(isReached);
    }
  }
  return [...buckets].sort(([a], [b]) => a - b).map(([, bucket]) => bucket);
}

/** Whole seconds since 1970 UTC at or before an instant. */
function secondOf(time: Moment, unit: TimeUnit): number {
  const ticks = BigInt(typeof time === "number" ? Math.floor(time) : time);
  const perSecond = PER_SECOND[unit];
  return Number((ticks - (((ticks % perSecond) + perSecond) % perSecond)) / perSecond);
}

import type { TrendSpec } from "../../planner/funnel.js";
import type { TimeUnit } from "../../types.js";
import { PER_SECOND } from "../calendar.js";
import type { TrendPartial } from "../partial.js";
import type { TrendBucket } from "../result.js";
import { bucketLabel } from "./bucket-start.js";

/** What the starts of buckets are told in. */
export interface TimeScale {
  readonly unit: TimeUnit;
  readonly isFloat: boolean;
}

/** Buckets in order of time. */
export function finalizeTrend(
  { bucket, zone }: TrendSpec,
  partial: TrendPartial | null,
  steps: number,
  { unit, isFloat }: TimeScale,
): readonly TrendBucket[] {
  const starts = Array.from(partial?.starts ?? [], (start, at) => ({ start, at }));
  starts.sort((left, right) => left.start - right.start);
  const perSecond = PER_SECOND[unit];
  return starts.map(({ start, at }) => ({
    start: isFloat ? start * perSecond : BigInt(start) * BigInt(perSecond),
    label: bucketLabel(start, bucket, zone),
    counts: Array.from(partial?.counts.subarray(at * steps, (at + 1) * steps) ?? []),
  }));
}

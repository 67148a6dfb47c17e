import { mean } from "../exact-sum.js";
import type { DurationPartial } from "../partial.js";
import type { DurationResult } from "../result.js";
import { middleOf } from "./sketch.js";

/** Values in ascending order with their counts; those of a sketch stand for their buckets. */
interface Distribution {
  readonly values: Float64Array;
  readonly counts: Float64Array | null;
}

/** Percentiles by nearest rank, and `bins` of equal width when they are asked for. */
export function finalizeDurations(partial: DurationPartial, bins: number | null): DurationResult {
  const { count, min, max, sum, values } = partial;
  const distribution = distributionOf(partial);
  const percentile = (share: number): number | null =>
    count === 0 ? null : valueAt(distribution, Math.ceil((share * count) / 100));
  return {
    count,
    min: count === 0 ? null : min,
    mean: count === 0 ? null : mean(...sum, count),
    p25: percentile(25),
    p50: percentile(50),
    p75: percentile(75),
    p90: percentile(90),
    p95: percentile(95),
    p99: percentile(99),
    max: count === 0 ? null : max,
    exact: values !== null,
    histogram: bins === null ? null : histogram(distribution, partial, bins),
  };
}

function distributionOf({ values, sketch, min, max }: DurationPartial): Distribution {
  if (sketch === null) return { values: (values ?? new Float64Array()).slice().sort(), counts: null };
  const middles = Float64Array.from(sketch.buckets, (bucket) =>
    Math.min(max, Math.max(min, middleOf(bucket))),
  );
  return { values: middles, counts: sketch.counts };
}

/** The value of rank 1, 2, … */
function valueAt({ values, counts }: Distribution, rank: number): number | null {
  if (counts === null) return values[rank - 1] ?? null;
  let passed = 0;
  const at = counts.findIndex((count) => {
    passed += count;
    return passed >= rank;
  });
  return values[at] ?? null;
}

/** Bins from min to max, each half-open but the last; a single one when all values are equal. */
function histogram(
  { values, counts }: Distribution,
  { count, min, max }: DurationPartial,
  bins: number,
): DurationResult["histogram"] {
  if (count === 0) return [];
  const binCount = min === max ? 1 : bins;
  const edge = (bin: number): number => (bin === binCount ? max : min + ((max - min) * bin) / binCount);
  const found = Array.from({ length: binCount }, (_, bin) => ({
    from: edge(bin),
    to: edge(bin + 1),
    count: 0,
  }));
  let bin = 0;
  values.forEach((value, at) => {
    while (bin < binCount - 1 && value >= edge(bin + 1)) bin++;
    found[bin]!.count += counts?.[at] ?? 1;
  });
  return found;
}

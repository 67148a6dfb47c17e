import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Durations, KEPT_VALUES, mergeDurations } from "../../../src/runtime/funnel/durations.js";
import { finalizeDurations } from "../../../src/runtime/funnel/finalize-durations.js";
import { finalizeFunnel } from "../../../src/runtime/funnel/finalize-funnel.js";
import { middleOf, Sketch } from "../../../src/runtime/funnel/sketch.js";
import { funnelOf, partialOf, told } from "../../support/matches.js";

function collected(values: Iterable<number>) {
  const durations = new Durations();
  for (const value of values) durations.add(value);
  return durations.partial();
}

/** As many lengths as asked for, of all sizes: a fixed sequence. */
function lengths(count: number): number[] {
  let seed = 1;
  return Array.from({ length: count }, () => {
    seed = (seed * 48271) % 2147483647;
    return Math.floor(2 ** ((seed % 4000) / 100));
  });
}

const SHARES = { p25: 25, p50: 50, p75: 75, p90: 90, p95: 95, p99: 99 };

/** The smallest value with at least `share` % of the values at or below it. */
function nearestRank(values: readonly number[], share: number): number | undefined {
  return values.toSorted((a, b) => a - b).find((_, at) => (at + 1) * 100 >= share * values.length);
}

describe("durations", () => {
  it("are exact while they are few", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 300 }), (values) => {
        const found = finalizeDurations(collected(values), null);
        expect(found).toMatchObject({
          count: values.length,
          min: Math.min(...values),
          max: Math.max(...values),
          exact: true,
        });
        expect(found.mean).toBeCloseTo(values.reduce((a, b) => a + b) / values.length, 9);
        for (const [name, share] of Object.entries(SHARES))
          expect(found).toHaveProperty(name, nearestRank(values, share));
      }),
    );
  });

  it("are within 1 % beyond, and say so", () => {
    const values = lengths(KEPT_VALUES + 1);
    const found = finalizeDurations(collected(values), null);
    expect(found).toMatchObject({
      exact: false,
      count: KEPT_VALUES + 1,
      min: Math.min(...values),
      max: Math.max(...values),
    });
    for (const [name, share] of Object.entries(SHARES)) {
      const wanted = nearestRank(values, share) ?? Number.NaN;
      const value = Number(Object.entries(found).find(([key]) => key === name)?.[1]);
      expect(Math.abs(value - wanted)).toBeLessThanOrEqual(wanted * 0.01);
    }
    expect(finalizeDurations(collected(values.slice(1)), null).exact).toBe(true);
  });

  it("merge to the same however they are grouped, kept or sketched by their number in all", () => {
    const cut = fc.nat(KEPT_VALUES * 3);
    fc.assert(
      fc.property(cut, fc.tuple(cut, cut), (count, ends) => {
        const values = lengths(count);
        const [first, second] = ends.toSorted((a, b) => a - b) as [number, number];
        const parts = [values.slice(0, first), values.slice(first, second), values.slice(second)].map(
          collected,
        );
        const [a, b, c] = parts;
        if (!a || !b || !c) throw new Error("three parts");
        const whole = collected(values);
        expect(mergeDurations([mergeDurations([a, b]), c])).toEqual(whole);
        expect(mergeDurations([a, mergeDurations([b, c])])).toEqual(whole);
        expect(mergeDurations(parts)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  it("have a mean of the exact sum", () => {
    const tiny = Array.from({ length: 1000 }, () => 0.1);
    expect(finalizeDurations(collected([1e16, ...tiny]), null).mean).toBe((1e16 + 100) / 1001);
  });

  it("fall into bins of equal width, the last one closed", () => {
    expect(finalizeDurations(collected([0, 1, 2, 3, 4, 10]), 2).histogram).toEqual([
      { from: 0, to: 5, count: 5 },
      { from: 5, to: 10, count: 1 },
    ]);
    expect(finalizeDurations(collected([5, 0, 10]), 2).histogram?.map(({ count }) => count)).toEqual([1, 2]);
    expect(finalizeDurations(collected([7, 7]), 3).histogram).toEqual([{ from: 7, to: 7, count: 2 }]);
    expect(finalizeDurations(collected([]), 3)).toMatchObject({
      histogram: [],
      mean: null,
      p50: null,
      max: null,
    });
    const many = finalizeDurations(collected(lengths(10_000)), 7);
    expect(many.histogram?.reduce((sum, { count }) => sum + count, 0)).toBe(10_000);
  });
});

describe("a sketch", () => {
  it("puts a value near the middle of its bucket", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-290, max: 1e300, noNaN: true }), (value) => {
        const sketch = new Sketch();
        sketch.add(value);
        const middle = middleOf(sketch.counts().buckets[0] ?? -1);
        expect(Math.abs(middle - value)).toBeLessThanOrEqual(value * 0.008);
      }),
    );
    for (let value = 0; value < 256; value++) {
      const sketch = new Sketch();
      sketch.add(value);
      expect(middleOf(sketch.counts().buckets[0] ?? -1)).toBe(value);
    }
  });
});

describe("durations of chains", () => {
  const rows = (times: readonly number[]) => times.map((time) => ({ time, device: null, price: null }));
  const user = (steps: readonly number[], times: readonly number[], level: number) => ({
    level,
    steps,
    rows: rows(times),
    more: [],
    pending: -1,
    rowCount: 9,
  });

  it("go from the step chosen before; over all from the first row to the last", () => {
    const funnel = funnelOf({ durations: { histogram: null } });
    // a a b c d: the second a counts between steps, the first one over all.
    const found = finalizeFunnel(
      funnel,
      partialOf(funnel, [
        user([0, 0, 1, 2, 3], [0, 1, 3, 7, 15], 3),
        user([0, 2], [4, 5], 2),
        user([0], [1], 1),
      ]),
      null,
    );
    expect(
      found.steps.map(({ duration }) => duration && [duration.count, duration.min, duration.max]),
    ).toEqual([null, [1, 2, 2], [2, 1, 4], [1, 8, 8]]);
    expect(found.duration).toMatchObject({ count: 1, min: 15, max: 15 });
  });

  it("go from row to row in stream order under `order any`, whatever steps they serve", () => {
    const plain = funnelOf({ durations: { histogram: null } }, true);
    const funnel = { ...plain, chain: { ...plain.chain, order: "any" as const } };
    const found = finalizeFunnel(funnel, partialOf(funnel, [user([3, 0, 2], [10, 12, 17], 3)]), null);
    expect(found.steps.map(({ duration }) => duration?.max ?? null)).toEqual([null, 2, 5, null]);
  });

  it("are never negative where ties within put a later step first", () => {
    const funnel = funnelOf({ durations: { histogram: null } });
    const found = finalizeFunnel(funnel, partialOf(funnel, [user([2, 0], [10, 12], 2)]), null);
    expect(found.steps[2]?.duration).toMatchObject({ min: 0, max: 0 });
  });

  it("add no matches but those of users with a chain", () => {
    fc.assert(
      fc.property(fc.array(told), (list) => {
        const funnel = funnelOf({ durations: { histogram: 3 } });
        const found = finalizeFunnel(funnel, partialOf(funnel, list), null);
        expect(found.duration?.count).toBe(list.filter(({ level }) => level === 3).length);
        expect(found.steps[2]?.duration?.count).toBe(list.filter(({ level }) => level >= 2).length);
      }),
    );
  });
});

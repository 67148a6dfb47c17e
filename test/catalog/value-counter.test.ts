import { describe, expect, it } from "vitest";
import { DistinctSketch } from "../../src/catalog/distinct-sketch.js";
import { ValueCounter } from "../../src/catalog/value-counter.js";
import { hashKey, intKey, type Key } from "../../src/catalog/value-hash.js";

const byText = (a: Key, b: Key): number => (String(a) < String(b) ? -1 : 1);

describe("DistinctSketch", () => {
  const kinds: readonly (readonly [string, (i: number) => Key])[] = [
    ["small ints", (i) => i],
    ["times", (i) => 1_430_622_004_384 + i * 1000],
    ["floats", (i) => i / 7],
    ["large ints", (i) => 9_007_199_254_740_993n + BigInt(i)],
    ["strings", (i) => `user-${i}`],
    ["long strings", (i) => `${"x".repeat(60)}${i}`],
  ];
  it.each(kinds)("estimates the number of %s within 3 %", (_, keyOf) => {
    for (const count of [10, 5_000, 60_000, 300_000]) {
      const sketch = new DistinctSketch();
      for (let i = 0; i < count; i++) sketch.add(keyOf(i));
      expect(Math.abs(sketch.estimate() / count - 1)).toBeLessThan(0.03);
    }
  });

  it("merges into the sketch of both", () => {
    const [left, right, both] = [new DistinctSketch(), new DistinctSketch(), new DistinctSketch()];
    for (let i = 0; i < 30_000; i++) {
      (i % 3 === 0 ? left : right).add(i);
      both.add(i);
    }
    left.merge(right);
    expect(left.estimate()).toBe(both.estimate());
  });
});

describe("ValueCounter", () => {
  it("is exact up to its capacity", () => {
    const counter = new ValueCounter<number>(false, 100);
    for (let i = 0; i < 500; i++) counter.add(i % 100, 1);
    expect(counter.distinct()).toEqual({ count: 100, exact: true });
    expect(counter.top(2, byText)).toEqual([
      [0, 5],
      [1, 5],
    ]);
    counter.add(100, 1);
    expect(counter.distinct().exact).toBe(false);
  });

  it("keeps frequent values beyond its capacity, short by 2 / capacity at most", () => {
    const counter = new ValueCounter<string>(true, 1000);
    const rows = 60_000;
    for (let i = 0; i < rows; i++) counter.add(i % 4 === 0 ? "often" : `once ${i}`, 1);
    const [[value, count] = ["", 0]] = counter.top(1, byText);
    expect(value).toBe("often");
    expect(count).toBeLessThanOrEqual(rows / 4);
    expect(count).toBeGreaterThanOrEqual(rows / 4 - (2 * rows) / 1000);
    expect(Math.abs(counter.distinct().count / 45_001 - 1)).toBeLessThan(0.03);
  });

  it("merges counts, exact or not", () => {
    const total = new ValueCounter<string>(true, 1000);
    for (let part = 0; part < 3; part++) {
      const counter = new ValueCounter<string>(true, 1000);
      counter.add("all", 50_000);
      for (let i = 0; i < (part === 0 ? 10 : 5000); i++) counter.add(`${part}/${i}`, 1);
      total.merge(counter);
    }
    const [[value, count] = ["", 0]] = total.top(1, byText);
    expect([value, count > 149_000]).toEqual(["all", true]);
    expect(Math.abs(total.distinct().count / 10_011 - 1)).toBeLessThan(0.03);
  });
});

describe("keys", () => {
  it("have one form per int, and equal keys hash alike", () => {
    expect(intKey(5n)).toBe(5);
    expect(intKey(9007199254740993n)).toBe(9007199254740993n);
    expect(hashKey(0)).toEqual(hashKey(-0));
    expect(hashKey(-1n)).not.toEqual(hashKey(1n));
  });
});

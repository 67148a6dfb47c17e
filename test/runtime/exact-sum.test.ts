import fc from "fast-check";
import { expect, test } from "vitest";
import { exact, mean, rounded } from "../../src/runtime/exact-sum.js";

/** The pair that kernels keep, by the textbook form of Neumaier's sum. */
function pair(values: readonly number[]): readonly [number, number] {
  let high = 0;
  let low = 0;
  for (const value of values) {
    const sum = high + value;
    low += Math.abs(high) >= Math.abs(value) ? high - sum + value : value - sum + high;
    high = sum;
  }
  return [high, low];
}

test("int sums are exact far beyond 2^53", () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeInteger(), { maxLength: 50 }), (values) => {
      const total = values.reduce((sum, value) => sum + BigInt(value), 0n);
      const [high, low] = pair(values);
      expect(BigInt(exact(high, low))).toBe(total);
      expect(BigInt(high) + BigInt(low)).toBe(total);
    }),
  );
});

test("float sums do not lose what a plain loop loses", () => {
  expect(rounded(...pair([1e16, 1, -1e16]))).toBe(1);
  expect(rounded(...pair(Array.from({ length: 10 }, () => 0.1)))).toBe(1);
  expect(rounded(...pair([Number.POSITIVE_INFINITY, 1]))).toBe(Number.POSITIVE_INFINITY);
  expect(rounded(...pair([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]))).toBeNaN();
});

test("means are the nearest float of the exact quotient", () => {
  expect(mean(...pair([0.1, 0.2, 0.3]), 3)).toBe(0.2);
  expect(mean(1, 0, 3)).toBe(1 / 3);
  expect(mean(0, 0, 0)).toBeNaN();
});

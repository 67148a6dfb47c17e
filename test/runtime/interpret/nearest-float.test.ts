import fc from "fast-check";
import { expect, test } from "vitest";
import { nearestFloat, SCALE, scaled } from "../../../src/runtime/interpret/nearest-float.js";

test("scaled and back is the same value, from the least to the greatest float64", () => {
  for (const value of [0, 1, -1, 0.1, 5e-324, 2.2250738585072014e-308, Number.MAX_VALUE, -(2 ** 53) - 2]) {
    expect(nearestFloat(scaled(value), SCALE)).toBe(value);
  }
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(nearestFloat(scaled(value), SCALE) + 0).toBe(value + 0);
    }),
  );
});

test("division of whole numbers below 2^53 is the float64 division", () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 1 }), (a, b) => {
      expect(nearestFloat(BigInt(a), BigInt(b)) + 0).toBe(a / b + 0);
    }),
  );
});

test("ties go to even, the rest to the nearer one", () => {
  expect(nearestFloat(2n ** 53n + 1n, 1n)).toBe(2 ** 53);
  expect(nearestFloat(2n ** 53n + 3n, 1n)).toBe(2 ** 53 + 4);
  expect(nearestFloat(2n ** 54n + 3n, 2n)).toBe(2 ** 53 + 2);
  expect(nearestFloat(-(2n ** 53n) - 1n, 1n)).toBe(-(2 ** 53));
  expect(nearestFloat(2n ** 54n - 1n, 1n)).toBe(2 ** 54);
});

test("the ends of the range: subnormals, underflow, overflow", () => {
  expect(nearestFloat(1n, 2n * SCALE)).toBe(0);
  expect(nearestFloat(3n, 2n * SCALE)).toBe(1e-323);
  expect(nearestFloat(2n ** 1024n - 2n ** 970n - 1n, 1n)).toBe(Number.MAX_VALUE);
  expect(nearestFloat(2n ** 1024n - 2n ** 970n, 1n)).toBe(Number.POSITIVE_INFINITY);
  expect(nearestFloat(10n ** 400n, 10n ** 399n)).toBe(10);
});

import { expect, test } from "vitest";
import { distinctOf, maxOf, meanOf, minOf, sumOf } from "../../../src/runtime/interpret/measure.js";

const WIDE = 9_007_199_254_740_993n;
const { NaN: NAN, POSITIVE_INFINITY: INFINITE } = Number;

test("sum of ints is exact, beyond int64 too", () => {
  expect(sumOf([WIDE, 1n, null], true)).toBe(WIDE + 1n);
  expect(sumOf([2n ** 63n - 1n, 2n ** 63n - 1n], true)).toBe(2n ** 64n - 2n);
});

test("sum of floats is the exact sum rounded once", () => {
  expect(sumOf([1e16, 1, -1e16], false)).toBe(1);
  expect(sumOf(Array(10).fill(0.1), false)).toBe(1);
  expect(sumOf([1e308, 1e308, -1e308], false)).toBe(1e308);
  expect(sumOf([1e308, 1e308], false)).toBe(INFINITE);
});

test("NaN and infinities follow IEEE", () => {
  expect(sumOf([1, NAN], false)).toBeNaN();
  expect(sumOf([INFINITE, -INFINITE], false)).toBeNaN();
  expect(sumOf([INFINITE, 1e308, null], false)).toBe(INFINITE);
  expect(meanOf([-INFINITE, 4], false)).toBe(-INFINITE);
});

test("over nothing: sum and distinct 0, min, max and mean null", () => {
  for (const nothing of [[], [null, null]]) {
    expect(sumOf(nothing, true)).toBe(0n);
    expect(sumOf(nothing, false)).toBe(0);
    expect(distinctOf(nothing)).toBe(0n);
    expect([minOf(nothing), maxOf(nothing), meanOf(nothing, true)]).toEqual([null, null, null]);
  }
});

test("mean is the exact sum over the count of values, rounded once", () => {
  expect(meanOf([1n, 2n, null], true)).toBe(1.5);
  expect(meanOf([WIDE, WIDE, WIDE], true)).toBe(9_007_199_254_740_992);
  expect(meanOf([0.1, 0.2, 0.3], false)).toBe(0.2);
  expect(meanOf([1e308, 1e308], false)).toBe(1e308);
});

test("min and max skip NaN, which is ordered with nothing, and are null where nothing else is", () => {
  expect([minOf([2, NAN, -1]), maxOf([NAN, 2, -1])]).toEqual([-1, 2]);
  expect([minOf([NAN]), maxOf([NAN, null])]).toEqual([null, null]);
  expect([minOf([WIDE, WIDE - 1n]), maxOf([WIDE - 1n, WIDE])]).toEqual([WIDE - 1n, WIDE]);
  expect(Object.is(minOf([-0]), 0)).toBe(true);
});

test("distinct: null is not counted, NaN is one value, -0 is 0", () => {
  expect(distinctOf([1n, 1n, 2n, null])).toBe(2n);
  expect(distinctOf([NAN, NAN, 0, -0, null])).toBe(2n);
  expect(distinctOf(["", "a", "A", "a"])).toBe(3n);
  expect(distinctOf([true, true, null])).toBe(1n);
});

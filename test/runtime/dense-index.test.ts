import fc from "fast-check";
import { expect, test } from "vitest";
import { denseIndex } from "../../src/runtime/dense-index.js";

test("numbers distinct values in order of first appearance", () => {
  const value = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.maxSafeInteger(), fc.constant(0));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 60 }), (values) => {
      const expected = new Map<number, number>();
      for (const item of values) if (!expected.has(item)) expected.set(item, expected.size);
      const { count, index } = denseIndex(Float64Array.from(values));
      expect(count).toBe(expected.size);
      expect([...index]).toEqual(values.map((item) => expected.get(item)));
    }),
  );
});

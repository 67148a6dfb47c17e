import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseParts } from "../../src/catalog/sample.js";

const settings = { ratio: 0.1, max: 10 };

describe("chooseParts", () => {
  it("reads the first part alone in single mode and of a single part", () => {
    expect(chooseParts("single", 5)).toEqual([0]);
    expect(chooseParts("sample", 1)).toEqual([0]);
    expect(chooseParts("first_last", 1)).toEqual([0]);
  });

  it("reads both ends in first_last mode, all parts in all mode", () => {
    expect(chooseParts("first_last", 7)).toEqual([0, 6]);
    expect(chooseParts("all", 4)).toEqual([0, 1, 2, 3]);
  });

  it("samples two parts of up to 29, a tenth of more, ten at most", () => {
    expect(chooseParts("sample", 2, settings)).toEqual([0, 1]);
    expect(chooseParts("sample", 29, settings)).toEqual([0, 28]);
    expect(chooseParts("sample", 30, settings)).toHaveLength(3);
    expect(chooseParts("sample", 99, settings)).toHaveLength(9);
    expect(chooseParts("sample", 5000, settings)).toHaveLength(10);
  });

  it("never takes a part twice, whatever is drawn", () => {
    const draws = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.infiniteStream(draws),
        (parts, ratio, stream) => {
          const chosen = chooseParts("sample", parts, { ratio, max: 50 }, () => stream.next().value);
          expect(chosen).toHaveLength(Math.max(2, Math.min(Math.floor(parts * ratio), 50)));
          expect(new Set(chosen).size).toBe(chosen.length);
          expect(chosen).toEqual([...chosen].sort((a, b) => a - b));
          expect(chosen.at(0)).toBe(0);
          expect(chosen.at(-1)).toBe(parts - 1);
        },
      ),
    );
  });

  it("can draw every part between the ends", () => {
    const drawn = new Set<number>();
    for (let i = 0; i < 28; i++) {
      const [, middle] = chooseParts("sample", 30, settings, () => i / 28);
      drawn.add(middle ?? -1);
    }
    expect(drawn.size).toBe(28);
  });
});

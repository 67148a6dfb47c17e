import { describe, expect, it } from "vitest";
import { recogniseTimeUnit, resolveTimeUnit } from "../../src/catalog/time-unit.js";
import { FLOAT, INT } from "../../src/types.js";
import { failure } from "./support.js";

const START = Date.UTC(2015, 4, 3) / 1000;
const END = Date.UTC(2015, 8, 18) / 1000;

function range(factor: number): { min: bigint; max: bigint } {
  return { min: BigInt(START) * BigInt(factor), max: BigInt(END) * BigInt(factor) };
}

describe("recogniseTimeUnit", () => {
  it("finds the unit that puts both ends between 1980 and 2100", () => {
    expect(recogniseTimeUnit(range(1))).toBe("s");
    expect(recogniseTimeUnit(range(1e3))).toBe("ms");
    expect(recogniseTimeUnit(range(1e6))).toBe("us");
    expect(recogniseTimeUnit(range(1e9))).toBe("ns");
    expect(recogniseTimeUnit({ min: START + 0.25, max: END + 0.5 })).toBe("s");
  });

  it("finds none for other numbers, for ends in different units and for no rows", () => {
    expect(recogniseTimeUnit({ min: 0n, max: 100n })).toBeNull();
    expect(recogniseTimeUnit({ min: -5n, max: BigInt(END) })).toBeNull();
    expect(recogniseTimeUnit({ min: BigInt(START), max: BigInt(END) * 1000n })).toBeNull();
    expect(recogniseTimeUnit(null)).toBeNull();
  });

  it("is exact at the limits", () => {
    const from = BigInt(Date.UTC(1980, 0, 1));
    const to = BigInt(Date.UTC(2100, 0, 1));
    expect(recogniseTimeUnit({ min: from, max: to - 1n })).toBe("ms");
    expect(recogniseTimeUnit({ min: from - 1n, max: to - 1n })).toBeNull();
    expect(recogniseTimeUnit({ min: from, max: to })).toBeNull();
  });
});

describe("resolveTimeUnit", () => {
  const int = { name: "ts", type: INT, nullable: false };
  const stamp = { name: "ts", type: { kind: "timestamp", unit: "us", zone: null }, nullable: false } as const;

  it("prefers the given unit to the recognised one", () => {
    expect(resolveTimeUnit(int, "ms", range(1))).toEqual({ unit: "ms", origin: "given" });
    expect(resolveTimeUnit(int, undefined, range(1))).toEqual({ unit: "s", origin: "recognised" });
    expect(resolveTimeUnit({ ...int, type: FLOAT }, undefined, null)).toEqual({ unit: null, origin: null });
  });

  it("takes the unit of a timestamp type, and refuses another one", async () => {
    expect(resolveTimeUnit(stamp, undefined, null)).toEqual({ unit: "us", origin: "type" });
    expect(resolveTimeUnit(stamp, "us", null)).toEqual({ unit: "us", origin: "type" });
    const error = await failure(async () => resolveTimeUnit(stamp, "s", null));
    expect(error.code).toBe("time-unit-conflict");
    expect(error.message).toBe(
      'expected the time column "ts" to be in s, found a column of type timestamp[us]',
    );
  });
});

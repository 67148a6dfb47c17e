import { createRequire } from "node:module";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unpackBits } from "../../../../src/runtime/parquet/pages/bit-unpack.js";
import { blockOf } from "../../../../src/runtime/parquet/pages/block.js";
import { checkCrc } from "../../../../src/runtime/parquet/pages/crc.js";
import { readDeltas64, readWideDeltas } from "../../../../src/runtime/parquet/pages/delta-ints.js";
import { NotCovered, PageFault } from "../../../../src/runtime/parquet/pages/fault.js";
import {
  gatherFloats,
  gatherInts,
  readByteIndices,
  readIndices,
} from "../../../../src/runtime/parquet/pages/indices.js";
import { levelsOfV1, readRuns } from "../../../../src/runtime/parquet/pages/levels.js";
import { decompressLz4, SLACK } from "../../../../src/runtime/parquet/pages/lz4.js";
import { readPageHeader } from "../../../../src/runtime/parquet/pages/page-header.js";
import { decompressZstd, loadZstd } from "../../../../src/runtime/parquet/pages/zstd.js";

const block = (...bytes: readonly number[]) => blockOf(Uint8Array.from(bytes));
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

describe("bit-packed values", () => {
  it("come back at every width, up to the last byte", () => {
    const cases = fc.integer({ min: 1, max: 32 }).chain((width) =>
      fc.record({
        width: fc.constant(width),
        values: fc.array(fc.integer({ min: 0, max: 2 ** width - 1 }), { maxLength: 70 }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ width, values }) => {
        const bits = values.reduce((sum, value, i) => sum | (BigInt(value) << BigInt(i * width)), 0n);
        const size = Math.ceil((values.length * width) / 8);
        const packed = Uint8Array.from({ length: size }, (_, i) => Number((bits >> BigInt(8 * i)) & 255n));
        const out = new Int32Array(values.length);
        unpackBits(blockOf(packed), 0, width, out, 0, values.length);
        expect(Array.from(out, (value) => value >>> 0)).toEqual(values);
        if (size > 0)
          expect(() => unpackBits(blockOf(packed.subarray(1)), 0, width, out, 0, values.length)).toThrow(
            PageFault,
          );
      }),
    );
  });
});

describe("runs and groups", () => {
  it("alternate, and the last group may be longer than asked for", () => {
    const out = new Int32Array(13);
    // Five times 3; then one group of eight values of two bits: 0 1 2 3 0 1 2 3.
    const page = block(2, 10, 3, 3, 0b11100100, 0b11100100);
    readIndices(page, 4, out, 11);
    expect([...out]).toEqual([3, 3, 3, 3, 3, 0, 1, 2, 3, 0, 1, 0, 0]);
    const bytes = new Uint8Array(13);
    expect(readByteIndices(page, 4, bytes, 1, 11)).toBe(true);
    expect([...bytes]).toEqual([0, 3, 3, 3, 3, 3, 0, 1, 2, 3, 0, 1, 0]);
    const ints = new Int32Array(12);
    gatherInts(page, Int32Array.of(5, 6, 7, 8), ints, 1, 11);
    expect([...ints]).toEqual([0, 8, 8, 8, 8, 8, 5, 6, 7, 8, 5, 6]);
    const floats = new Float64Array(12);
    gatherFloats(page, Float64Array.of(0.5, 6, 7, 8), floats, 1, 11);
    expect([...floats]).toEqual([0, 8, 8, 8, 8, 8, 0.5, 6, 7, 8, 0.5, 6]);
  });

  it("with a value that is no index, too few values or too wide ones are faults", () => {
    const readers = [
      (page: readonly number[], size: number, count: number) =>
        readIndices(block(...page), size, new Int32Array(count), count),
      (page: readonly number[], size: number, count: number) =>
        gatherInts(block(...page), new Int32Array(size), new Int32Array(count), 0, count),
      (page: readonly number[], size: number, count: number) =>
        gatherFloats(block(...page), new Float64Array(size), new Float64Array(count), 0, count),
      (page: readonly number[], size: number, count: number) =>
        readByteIndices(block(...page), size, new Uint8Array(count), 0, count),
    ];
    const padding = [0, 0, 0, 0, 0, 0, 0, 0];
    for (const read of readers) {
      expect(() => read([], 3, 8)).toThrow("expected 1 bytes, found 0");
      expect(() => read([2, 16, 3], 3, 8)).toThrow("a value of 3, expected less than 3");
      expect(() => read([2, 3, 0b11100100, 0b11100100], 3, 8)).toThrow("a value of 3, expected less than 3");
      expect(() => read([2, 3, 0b11100100, 0b11100100, ...padding], 3, 8)).toThrow("less than 3");
      expect(() => read([2, 3, 0b100100], 3, 8)).toThrow("packed values are cut off");
      expect(() => read([2, 8, 1], 3, 8)).toThrow("a number is cut off");
      expect(() => read([0, 0, 0, 0, 0], 3, 4)).toThrow(PageFault);
      expect(() => read([33, 8, 1], 3, 4)).toThrow("values of 33 bits");
    }
  });

  it("of any width give the same entries by every reader, wherever the page ends", () => {
    const cases = fc.integer({ min: 1, max: 26 }).chain((width) =>
      fc.record({
        width: fc.constant(width),
        groups: fc.array(
          fc.oneof(
            fc.record({
              times: fc.integer({ min: 1, max: 90 }),
              value: fc.nat(2 ** Math.min(width, 12) - 1),
            }),
            fc.array(fc.nat(2 ** Math.min(width, 12) - 1), { minLength: 8, maxLength: 8 }),
          ),
          { minLength: 1, maxLength: 8 },
        ),
        cut: fc.nat(7),
        padding: fc.nat(12),
      }),
    );
    fc.assert(
      fc.property(cases, ({ width, groups, cut, padding }) => {
        const values = groups.flatMap((group) =>
          Array.isArray(group) ? group : Array<number>(group.times).fill(group.value),
        );
        const page = [
          width,
          ...groups.flatMap((group) => encodeRun(group, width)),
          ...Array<number>(padding),
        ];
        const isLastPacked = Array.isArray(groups.at(-1));
        const count = isLastPacked ? values.length - cut : values.length;
        const size = 2 ** Math.min(width, 12);
        const entries = Int32Array.from({ length: size }, (_, i) => 3 * i - 1);
        const expected = values.slice(0, count);
        const indices = new Int32Array(count);
        readIndices(block(...page), size, indices, count);
        expect([...indices]).toEqual(expected);
        const ints = new Int32Array(count + 2);
        gatherInts(block(...page), entries, ints, 1, count);
        expect([...ints]).toEqual([0, ...expected.map((value) => 3 * value - 1), 0]);
        const floats = new Float64Array(count + 2);
        gatherFloats(block(...page), Float64Array.from(entries), floats, 1, count);
        expect([...floats]).toEqual([...ints]);
        const bytes = new Uint8Array(count + 2);
        expect(readByteIndices(block(...page), size, bytes, 1, count)).toBe(width <= 8);
        if (width <= 8) expect([...bytes]).toEqual([0, ...expected, 0]);
      }),
    );
  });

  it("of levels tell which rows have a value", () => {
    expect(readRuns(block(20, 1), 10)).toEqual({ levels: null, present: 10 });
    expect(readRuns(block(4, 1, 3, 0b101), 6)).toEqual({
      levels: Uint8Array.of(1, 1, 1, 0, 1, 0),
      present: 4,
    });
    expect(() => readRuns(block(4, 2), 2)).toThrow("a definition level of 2");
  });
});

it("levels in the oldest form have their first bit highest", () => {
  const header = {
    kind: "data",
    rowCount: 10,
    encoding: 0,
    storedBytes: 0,
    fullBytes: 0,
    crc: null,
    v2: null,
  } as const;
  const { levels, rest } = levelsOfV1(block(0b10110000, 0b01000000, 7), { ...header, levelEncoding: 4 });
  expect(levels).toEqual({ levels: Uint8Array.of(1, 0, 1, 1, 0, 0, 0, 0, 0, 1), present: 4 });
  expect(rest).toMatchObject({ at: 2, end: 3 });
  expect(() => levelsOfV1(block(0), { ...header, levelEncoding: 9 })).toThrow(NotCovered);
});

it("deltas that leave 2^52 are noticed, and read as words", () => {
  // Blocks of 8 in one part, 2 values; first 1; least delta 2^63 - 1 in zigzag form, no further bits.
  const bytes = block(8, 1, 2, 2, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 0);
  expect(readDeltas64(bytes, new Float64Array(2), 0, 2)).toBe(false);
  expect(readWideDeltas(bytes, 2)).toEqual(BigInt64Array.of(1n, -(2n ** 63n)));
  expect(() => readDeltas64(bytes, new Float64Array(3), 0, 3)).toThrow("expected 3 deltas, found 2");
  expect(() => readDeltas64(block(7, 1, 1, 0), new Float64Array(1), 0, 1)).toThrow("blocks of 7 deltas");
});

describe("LZ4", () => {
  const decompress = (source: Uint8Array, size: number) => {
    const out = new Uint8Array(size + SLACK);
    decompressLz4(source, size, out);
    return out.subarray(0, size);
  };

  it("copies literals and overlapping matches", () => {
    // "ab", then 10 bytes from 2 back; then "!".
    expect(text(decompress(Uint8Array.of(0x26, 97, 98, 2, 0, 0x10, 33), 13))).toBe("abababababab!");
  });

  it("refuses what does not give the size, or points outside", () => {
    const source = Uint8Array.of(0x26, 97, 98, 2, 0, 0x10, 33);
    for (const size of [0, 2, 12, 14, 100])
      expect(() => decompress(source, size), `${size}`).toThrow(PageFault);
    for (let end = 0; end < source.length; end++)
      expect(() => decompress(source.subarray(0, end), 13), `${end}`).toThrow(PageFault);
    expect(() => decompress(Uint8Array.of(0x26, 97, 98, 3, 0, 0x10, 33), 13)).toThrow(
      "a match before the begin",
    );
  });
});

it("zstd refuses damage and other sizes, with and without a size in the frame", async () => {
  await loadZstd();
  const wasm = createRequire(import.meta.url)("@bokuweb/zstd-wasm");
  await wasm.init();
  const frame: Uint8Array = wasm.compress(Buffer.from("page ".repeat(50)), 3);
  expect(text(decompressZstd(frame, 250))).toBe("page ".repeat(50));
  expect(() => decompressZstd(frame, 249)).toThrow(NotCovered);
  expect(() => decompressZstd(frame.subarray(0, -3), 250)).toThrow(PageFault);
  expect(() => decompressZstd(Uint8Array.of(1, 2, 3, 4, 5, 6), 250)).toThrow(NotCovered);
});

it("a checksum that differs is a fault", () => {
  const bytes = Buffer.from("page");
  checkCrc(bytes, crc32(bytes) | 0);
  checkCrc(bytes, null);
  expect(() => checkCrc(bytes, (crc32(bytes) | 0) ^ 1)).toThrow("its checksum differs");
});

it("page headers that never end or nest are faults", () => {
  const read = (...bytes: readonly number[]) =>
    readPageHeader({ bytes: Uint8Array.from(bytes), at: 0, end: bytes.length });
  expect(() => read()).toThrow("a page header is cut off");
  expect(() => read(0x15, ...Array.from({ length: 12 }, () => 0xff))).toThrow("a number has no end");
  expect(() => read(...Array.from({ length: 20 }, () => 0x1c))).toThrow("nested too deeply");
  expect(() => read(0x19, 0xf5, 0xff, 0xff, 0xff, 0x7f)).toThrow("cut off");
});

/** A run or a group of eight values, as a writer would store it. */
function encodeRun(group: { times: number; value: number } | readonly number[], width: number): number[] {
  if ("times" in group) {
    const head = group.times * 2;
    const bytes = Array.from({ length: (width + 7) >> 3 }, (_, i) => (group.value >> (8 * i)) & 255);
    return [...(head < 128 ? [head] : [(head & 127) | 128, head >> 7]), ...bytes];
  }
  const bits = group.reduce((sum, value, i) => sum | (BigInt(value) << BigInt(i * width)), 0n);
  return [3, ...Array.from({ length: width }, (_, i) => Number((bits >> BigInt(8 * i)) & 255n))];
}

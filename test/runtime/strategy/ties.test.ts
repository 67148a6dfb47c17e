import { expect, test } from "vitest";
import type { NumberColumn } from "../../../src/runtime/column.js";
import { findTies } from "../../../src/runtime/strategy/ties.js";
import { FLOAT } from "../../../src/types.js";

function times(values: readonly number[], validity: Uint8Array | null = null): NumberColumn {
  return { kind: "number", type: FLOAT, length: values.length, values: Float64Array.from(values), validity };
}

test("a row ties with the one before when both are of one user and one time", () => {
  const runs = Int32Array.of(0, 3, 5);
  expect(findTies(times([1, 1, 2, 2, 2]), runs)).toEqual(Int32Array.of(0b10010));
  expect(findTies(times([1, 2, 3, 3, 4]), runs)).toEqual(new Int32Array());
});

test("ties reach beyond the first 32 rows", () => {
  const runs = Int32Array.of(0, 40);
  const values = Array.from({ length: 40 }, (_, at) => (at === 35 ? 34 : at));
  expect(findTies(times(values), runs)).toEqual(Int32Array.of(0, 1 << 3));
});

test("nothing is said of times that are not all there", () => {
  const runs = Int32Array.of(0, 2);
  expect(findTies(times([1, 0], Uint8Array.of(1, 0)), runs)).toBeNull();
  expect(findTies(times([1, Number.NaN]), runs)).toBeNull();
});

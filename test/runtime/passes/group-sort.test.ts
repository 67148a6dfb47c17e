import fc from "fast-check";
import { expect, test } from "vitest";
import type { Column } from "../../../src/runtime/column.js";
import { groupRows } from "../../../src/runtime/passes/group.js";
import { sortRuns } from "../../../src/runtime/passes/sort.js";

const where = { column: "u", path: "p" };

function ints(values: readonly number[], validity: Uint8Array | null = null): Column {
  return {
    kind: "number",
    type: { kind: "int" },
    length: values.length,
    values: Float64Array.from(values),
    validity,
  };
}

function strings(values: readonly (string | null)[]): Column {
  const dictionary = [...new Set(values.filter((value) => value !== null))];
  const codes = Int32Array.from(values, (value) =>
    value === null ? dictionary.length : dictionary.indexOf(value),
  );
  const hasNulls = values.includes(null);
  return { kind: "code", type: { kind: "string" }, length: values.length, codes, dictionary, hasNulls };
}

test("groups and sorts as a stable sort of the rows does", () => {
  const row = fc.record({
    user: fc.integer({ min: 0, max: 6 }),
    time: fc.integer({ min: -3, max: 3 }),
    tie: fc.option(fc.constantFrom("a", "B", "é", "😀", "")),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), fc.boolean(), (rows, presorted) => {
      if (presorted) rows.sort((a, b) => a.user - b.user);
      const grouping = groupRows(ints(rows.map((item) => item.user)), where);
      const times = ints(rows.map((item) => item.time));
      const sorted = sortRuns(grouping, [times, strings(rows.map((item) => item.tie))], where);
      const order = sorted.order ?? rows.map((_, at) => at);
      const first = new Map<number, number>();
      rows.forEach(({ user }, at) => {
        if (!first.has(user)) first.set(user, at);
      });
      const bytes = (text: string | null): string =>
        text === null ? "" : `+${Buffer.from(text, "utf8").toString("hex")}`;
      const expected = rows
        .map((item, at) => ({ ...item, at }))
        .sort(
          (a, b) =>
            (first.get(a.user) ?? 0) - (first.get(b.user) ?? 0) ||
            a.time - b.time ||
            (bytes(a.tie) < bytes(b.tie) ? -1 : bytes(a.tie) > bytes(b.tie) ? 1 : 0) ||
            a.at - b.at,
        );
      expect([...order]).toEqual(expected.map((item) => item.at));
      expect(sorted.userCount).toBe(first.size);
      expect([...sorted.runs].at(-1)).toBe(rows.length);
    }),
  );
});

test("rows that lie by user and time are left in place", () => {
  const grouping = groupRows(ints([7, 7, 3, 3, 9]), where);
  expect(grouping.order).toBeNull();
  expect(sortRuns(grouping, [ints([1, 1, 5, 6, 0])], where).order).toBeNull();
  expect([...grouping.runs]).toEqual([0, 2, 4, 5]);
});

test("null ids and times are refused", () => {
  expect(() => groupRows(ints([1, 0], Uint8Array.of(1, 0)), where)).toThrow(
    'column "u" holds the users but is null',
  );
  const grouping = groupRows(ints([1, 1]), where);
  expect(() => sortRuns(grouping, [ints([1, 0], Uint8Array.of(1, 0))], where)).toThrow("null or NaN");
  const nan: Column = {
    kind: "number",
    type: { kind: "float" },
    length: 2,
    values: Float64Array.of(1, Number.NaN),
    validity: null,
  };
  expect(() => sortRuns(grouping, [nan], where)).toThrow("null or NaN");
});

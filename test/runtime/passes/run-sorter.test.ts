import fc from "fast-check";
import { expect, test } from "vitest";
import type { Column } from "../../../src/runtime/column.js";
import { groupRows } from "../../../src/runtime/passes/group.js";
import { RunSorter } from "../../../src/runtime/passes/run-sorter.js";

test("sorts runs of any length stably, one after another in the same arrays", () => {
  const run = fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 120 });
  fc.assert(
    fc.property(fc.array(run, { maxLength: 6 }), (runs) => {
      const sorter = new RunSorter(120);
      for (const keys of runs) {
        sorter.keys.set(keys);
        for (let i = 0; i < keys.length; i++) sorter.rows[i] = i;
        sorter.sort(keys.length);
        const expected = [...keys.keys()].sort((a, b) => keys[a]! - keys[b]! || a - b);
        expect([...sorter.rows.subarray(0, keys.length)]).toEqual(expected);
      }
    }),
  );
});

test("rows of many users in any order come together, in file order each", () => {
  const id = fc.oneof(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: -(2 ** 45), max: 2 ** 45 }));
  const cases = fc.record({
    seen: fc.array(id, { minLength: 1, maxLength: 600 }),
    picks: fc.array(fc.nat(), { minLength: 1, maxLength: 5000 }),
    isLong: fc.boolean(),
  });
  fc.assert(
    fc.property(cases, ({ seen, picks, isLong }) => {
      // With few changes of user from row to row the other way of grouping is taken.
      const ids = picks.flatMap((pick) => Array<number>(isLong ? 4 : 1).fill(seen[pick % seen.length]!));
      const values = Float64Array.from(ids);
      const column: Column = {
        kind: "number",
        type: { kind: "int" },
        length: ids.length,
        values,
        validity: null,
      };
      const { runs, order, userCount } = groupRows(column, { column: "u", path: "p" });
      const expected = new Map<number, number[]>();
      ids.forEach((user, row) => {
        const rows = expected.get(user);
        if (rows) rows.push(row);
        else expected.set(user, [row]);
      });
      const rows = order ?? ids.map((_, row) => row);
      const found = Array.from({ length: userCount }, (_, user) => [
        ...rows.slice(runs[user], runs[user + 1]),
      ]);
      expect(found).toEqual([...expected.values()]);
    }),
    { numRuns: 60 },
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { clipRuns } from "../../../src/runtime/passes/clip-runs.js";
import { runsOf } from "../../../src/runtime/passes/group.js";

const ints = (values: readonly number[]) =>
  ({
    kind: "number",
    type: { kind: "int" },
    length: values.length,
    values: Int32Array.from(values),
    validity: null,
  }) as const;

test("known runs over some row groups are those that the users' column has there", () => {
  const cases = fc.record({
    lengths: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 }),
    cuts: fc.array(fc.nat(100), { maxLength: 8 }),
    picks: fc.infiniteStream(fc.boolean()),
  });
  fc.assert(
    fc.property(cases, ({ lengths, cuts, picks }) => {
      const ids = lengths.flatMap((length, user) => Array<number>(length).fill(user));
      const places = [0, ...cuts.map((cut) => cut % (ids.length + 1)).sort((a, b) => a - b), ids.length];
      const groups = places.slice(1).map((end, i) => ids.slice(places[i], end));
      const infos = groups.map(({ length }) => ({ rowCount: length, zones: new Map(), bytes: new Map() }));
      const chosen = [...groups.keys()].filter(() => picks.next().value);
      const { runs } = runsOf(ints(ids), { column: "u", path: "p" });
      const expected = runsOf(ints(chosen.flatMap((at) => groups[at] ?? [])), { column: "u", path: "p" });
      expect(clipRuns(runs, infos, chosen)).toEqual(expected);
    }),
  );
});

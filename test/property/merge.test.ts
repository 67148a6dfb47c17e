import fc from "fast-check";
import { expect, test } from "vitest";
import { aggregateGroups } from "../../src/planner/aggregate-groups.js";
import { mergePartials } from "../../src/runtime/merge.js";
import { cases, SEED } from "../support/arbitrary.js";
import { splits, unoptimised } from "../support/kernel-property.js";
import { finish, partialsOver, runOverRows } from "../support/run-over-rows.js";
import { differences, magnitudes } from "../support/same-result.js";

const settings = { numRuns: 150, seed: SEED };

test("the answer does not depend on how users are dealt to parts and rows to row groups", async () => {
  await fc.assert(
    fc.asyncProperty(cases, splits, splits, async (one, a, b) => {
      if (unoptimised(one) === null) return;
      const [first, second] = [await runOverRows(one, a), await runOverRows(one, b)];
      expect(differences(first, second, magnitudes(one.rows))).toEqual([]);
    }),
    settings,
  );
});

test("partials merge in any order and any tree; the same order gives the same bits", async () => {
  await fc.assert(
    fc.asyncProperty(cases, splits, async (one, split) => {
      if (unoptimised(one) === null) return;
      const { plan, partials } = await partialsOver(one, { ...split, parts: 3 });
      const sizes = magnitudes(one.rows);
      const groups = aggregateGroups(plan);
      const straight = finish(plan, partials);
      const [a, b, c] = partials;
      if (a === undefined || b === undefined || c === undefined) throw new Error("expected three partials");
      expect(finish(plan, partials)).toEqual(straight);
      expect(differences(finish(plan, [c, a, b]), straight, sizes)).toEqual([]);
      expect(differences(finish(plan, [mergePartials(groups, [a, b]), c]), straight, sizes)).toEqual([]);
      expect(differences(finish(plan, [a, mergePartials(groups, [b, c])]), straight, sizes)).toEqual([]);
    }),
    settings,
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { optimize } from "../../src/planner/index.js";
import { interpret } from "../../src/runtime/interpret/index.js";
import { cases, SEED } from "../support/arbitrary.js";
import { unoptimised } from "../support/kernel-property.js";
import { differences } from "../support/same-result.js";

test("nearly all random queries with clauses are legal", () => {
  const drawn = fc.sample(cases, { numRuns: 400, seed: SEED });
  expect(drawn.filter((one) => unoptimised(one) !== null).length).toBeGreaterThan(380);
});

test("a plan with clauses answers the same after all rules", () => {
  fc.assert(
    fc.property(cases, (one) => {
      const plan = unoptimised(one);
      if (plan === null) return;
      const options = { timeUnit: one.dataset.timeUnit };
      const expected = interpret(plan, one.rows, options);
      const found = interpret(optimize(plan, one.dataset).plan, one.rows, options);
      expect(differences(found, expected)).toEqual([]);
    }),
    { numRuns: 300, seed: SEED },
  );
});

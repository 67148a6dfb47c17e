import fc from "fast-check";
import { FrocketError } from "../../src/errors/index.js";
import { bind, buildLogical } from "../../src/planner/index.js";
import type { LogicalPlan } from "../../src/planner/logical/plan.js";
import { interpret } from "../../src/runtime/interpret/index.js";
import { cases, type RandomCase } from "./arbitrary.js";
import { runOverRows, type Split } from "./run-over-rows.js";
import { differences, magnitudes } from "./same-result.js";

/** Ways to lay rows out as files, from one row per row group to everything in one. */
export const splits: fc.Arbitrary<Split> = fc.record({
  parts: fc.integer({ min: 1, max: 3 }),
  rowGroupSize: fc.constantFrom(1, 2, 3, 5, 8, 100),
  layout: fc.constantFrom("as given", "as given", "grouped", "sorted"),
});

/** The plan before any rule; null for the few random queries that are no legal ones. */
export function unoptimised({ query, dataset }: RandomCase): LogicalPlan | null {
  try {
    return buildLogical(bind(query, dataset, {}));
  } catch (error) {
    if (error instanceof FrocketError && error.class === "input") return null;
    throw error;
  }
}

/** Kernels over Parquet parts answer as the interpreter does over the rows. */
export async function checkKernels(runs: number, seed: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(cases, splits, async (one, split) => {
      const plan = unoptimised(one);
      if (plan === null) return;
      const expected = interpret(plan, one.rows, { timeUnit: one.dataset.timeUnit });
      const found = await runOverRows(one, split);
      const different = differences(found, expected, magnitudes(one.rows));
      if (different.length > 0) throw new Error(different.join("\n"));
    }),
    { numRuns: runs, seed, endOnFailure: false },
  );
}

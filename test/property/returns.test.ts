import fc from "fast-check";
import { expect, test } from "vitest";
import { parseFunnel } from "../../src/parser/index.js";
import { bind, buildLogical } from "../../src/planner/index.js";
import { interpret } from "../../src/runtime/interpret/index.js";
import { mergePartials } from "../../src/runtime/merge.js";
import { SEED } from "../support/arbitrary.js";
import { pathsText, type ReturnData, retentionText, returnData } from "../support/return-data.js";
import { finish, partialsOver } from "../support/run-over-rows.js";

const split = fc.record({
  parts: fc.integer({ min: 1, max: 3 }),
  rowGroupSize: fc.constantFrom(3, 100),
  layout: fc.constantFrom("as given" as const, "grouped" as const, "sorted" as const),
});

/** Kernels answer as the interpreter does, and neither the split nor the nesting of merges changes an answer. */
async function agrees(texts: fc.Arbitrary<string>, runs: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(returnData, texts, split, async (data: ReturnData, text, layout) => {
      const query = parseFunnel(text, "query.funnel");
      const expected = interpret(buildLogical(bind(query, data.dataset, {})), data.rows);
      const { plan, partials } = await partialsOver({ ...data, query }, layout);
      const found = finish(plan, partials);
      expect(found.retentions).toEqual(expected.retentions);
      expect(found.paths).toEqual(expected.paths);
      if (/after dropping out( of f)?\n/.test(text)) {
        const steps = (expected.funnels[0]?.steps ?? []).filter((step) => !step.optional);
        const dropped = (steps[0]?.users ?? 0) - (steps.at(-1)?.users ?? 0);
        expect(found.paths[0]?.root.count).toBe(dropped);
      }
      const [first, ...others] = partials;
      if (first === undefined || others.length === 0) return;
      expect(finish(plan, [first, mergePartials([], others)])).toEqual(found);
    }),
    { numRuns: runs, seed: SEED },
  );
}

test("retention: kernels answer as the interpreter does, however users lie in parts", async () => {
  await agrees(retentionText, 250);
}, 120_000);

test("paths: kernels answer as the interpreter does, however users lie in parts", async () => {
  await agrees(pathsText, 250);
}, 120_000);

import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { interpret } from "../../src/runtime/interpret/index.js";
import type { ForcedStrategy } from "../../src/runtime/strategy/strategy.js";
import { answerWith, columnStore, storeFolder } from "../runtime/store/stored-run.js";
import { caseFamilies, SEED } from "../support/arbitrary.js";
import { splits, unoptimised } from "../support/kernel-property.js";
import { memoryStore } from "../support/memory-store.js";
import { writeParts } from "../support/run-over-rows.js";
import { differences, magnitudes } from "../support/same-result.js";

const folder = storeFolder();
afterAll(folder.remove);

test("whatever strategy is asked for, the answer is the interpreter's", async () => {
  const seen = new Map<string, number>();
  let count = 0;
  await fc.assert(
    fc.asyncProperty(caseFamilies, splits, async (family, split) => {
      const [first] = family;
      if (first === undefined) return;
      const store = memoryStore();
      const dataset = await writeParts(store, first, split);
      // Nothing on disk: that is another test's.
      const columns = columnStore(join(folder.path, String(count++)), { diskBytes: 0 });
      for (const forced of ["candidates", null, "all"] satisfies ForcedStrategy[])
        for (const one of family) {
          const plan = unoptimised(one);
          if (plan === null) continue;
          const expected = interpret(plan, one.rows, { timeUnit: one.dataset.timeUnit });
          const { result, stats } = await answerWith(columns, one.query, dataset, store, forced);
          const different = differences(result, expected, magnitudes(one.rows));
          if (different.length > 0) throw new Error([`forced: ${forced}`, ...different].join("\n"));
          for (const { strategy, source } of stats.parts) {
            const which = `${forced ?? "free"}: ${strategy.kind}${source === "memory" ? ", warm" : ""}`;
            seen.set(which, (seen.get(which) ?? 0) + 1);
          }
        }
    }),
    { numRuns: 400, seed: SEED, endOnFailure: false },
  );
  // The property says little unless each way is taken often.
  for (const which of ["candidates: candidates, warm", "candidates: count, warm", "free: candidates, warm"])
    expect(seen.get(which) ?? 0, which).toBeGreaterThan(40);
  for (const [which] of seen) if (which.startsWith("all:")) expect(which).toMatch(/^all: all/);
}, 240_000);

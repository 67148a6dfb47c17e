import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FrocketError } from "../../src/errors/index.js";
import { bind, buildLogical } from "../../src/planner/index.js";
import type { LogicalPlan } from "../../src/planner/logical/plan.js";
import { executePart } from "../../src/runtime/execute.js";
import { conversionOf } from "../../src/runtime/funnel/conversion.js";
import type { UsersOf } from "../../src/runtime/funnel/reached-users.js";
import { interpret } from "../../src/runtime/interpret/index.js";
import { openPart } from "../../src/runtime/parquet/index.js";
import type { FunnelResult } from "../../src/runtime/result.js";
import { type RandomCase, SEED } from "../support/arbitrary.js";
import { funnelCases } from "../support/funnel-cases.js";
import { memoryStore } from "../support/memory-store.js";
import { physicalPlan, runOverRows, writeParts } from "../support/run-over-rows.js";

/** The plan before any rule; null where the clauses do not go together. */
function legal({ query, dataset }: RandomCase): LogicalPlan | null {
  try {
    return buildLogical(bind(query, dataset, {}));
  } catch (error) {
    if (error instanceof FrocketError && error.class === "input") return null;
    throw error;
  }
}

const SPLITS = fc.record({
  parts: fc.integer({ min: 1, max: 3 }),
  rowGroupSize: fc.constantFrom(2, 5, 100),
  layout: fc.constantFrom("as given", "grouped", "sorted"),
});

/** Users of the whole dataset in a state, as the parts tell them. */
async function usersOf(one: RandomCase, wanted: UsersOf): Promise<number> {
  const store = memoryStore();
  const { info, parts } = await writeParts(store, one, { parts: 2, rowGroupSize: 5 });
  const plan = physicalPlan(one.query, info);
  let count = 0;
  for (const part of parts) {
    const options = { userSets: new Map(), collectMatched: false, collectAll: false, usersOf: wanted };
    const { reached } = await executePart(plan, await openPart(store, part), options);
    count += reached?.ids.length ?? 0;
    for (const times of reached?.times ?? []) expect(times.length).toBe(reached?.ids.length);
  }
  return count;
}

describe("outputs of funnels", () => {
  it("are those of the interpreter, however rows are dealt to files", async () => {
    let legalCount = 0;
    await fc.assert(
      fc.asyncProperty(funnelCases, SPLITS, async (one, split) => {
        const plan = legal(one);
        if (plan === null) return;
        legalCount++;
        const [expected] = interpret(plan, one.rows, { timeUnit: "ms" }).funnels;
        const [found] = (await runOverRows(one, split)).funnels;
        expect(found, one.text).toEqual(expected);
      }),
      { numRuns: 60, seed: SEED, endOnFailure: false },
    );
    expect(legalCount).toBeGreaterThan(30);
  }, 60_000);

  it("list as many users as the chart says", async () => {
    await fc.assert(
      fc.asyncProperty(funnelCases, async (one) => {
        const plan = legal(one);
        if (plan === null) return;
        const [chart] = interpret(plan, one.rows, { timeUnit: "ms" }).funnels as [FunnelResult];
        for (const [step, { users, pending, optional }] of chart.steps.entries()) {
          const count = (state: UsersOf["state"], at = step) => usersOf(one, { funnel: 0, state, step: at });
          expect(await count("reached")).toBe(users);
          expect(await count("pending")).toBe(pending ?? 0);
          const before = chart.steps.slice(0, step).findLastIndex((other) => !other.optional);
          if (chart.unit === "users" && !optional && before >= 0)
            expect(await count("dropped", before)).toBe(conversionOf(step, chart.steps).dropped);
        }
      }),
      { numRuns: 8, seed: SEED, endOnFailure: false },
    );
  }, 60_000);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { optimize } from "../../src/planner/index.js";
import type { LogicalPlan } from "../../src/planner/logical/plan.js";
import { interpret, type Row } from "../../src/runtime/interpret/index.js";
import { holds } from "../../src/runtime/interpret/predicate.js";
import { cases, SEED } from "../support/arbitrary.js";
import { unoptimised } from "../support/kernel-property.js";
import { differences } from "../support/same-result.js";

test("nearly all random queries are legal", () => {
  const legal = fc.sample(cases, { numRuns: 400, seed: SEED }).filter((one) => unoptimised(one) !== null);
  expect(legal.length).toBeGreaterThan(380);
});

test("a plan answers the same after every rule, over the rows and columns that it says are enough", () => {
  fc.assert(
    fc.property(cases, (one) => {
      const plan = unoptimised(one);
      if (plan === null) return;
      const expected = interpret(plan, one.rows);
      for (const { rule, plan: rewritten } of optimize(plan, one.dataset).trace) {
        const found = interpret(rewritten, enough(rewritten, one.rows));
        expect(differences(found, expected), rule).toEqual([]);
        if (!canMatch(rewritten, one.rows)) expect(found.users, rule).toBe(0);
      }
    }),
    { numRuns: 1_000, seed: SEED },
  );
});

function scanOf({ input }: LogicalPlan) {
  const { input: below } = input.input;
  return below.kind === "scan" ? below : below.input;
}

/** Rows that pass the scan's row filter, with the columns that it reads. */
function enough(plan: LogicalPlan, rows: readonly Row[]): readonly Row[] {
  const { columns, deferred, rowFilter } = scanOf(plan);
  const kept = rows.filter((row) => rowFilter === null || holds(rowFilter, row, plan.shared));
  return kept.map((row) =>
    Object.fromEntries([...columns, ...deferred].map((name) => [name, row[name] ?? null])),
  );
}

/** Whether every predicate that a part must have a row for has one. */
function canMatch(plan: LogicalPlan, rows: readonly Row[]): boolean {
  return scanOf(plan).required.every((predicate) => rows.some((row) => holds(predicate, row, plan.shared)));
}

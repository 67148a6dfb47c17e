import fc from "fast-check";
import { expect, test } from "vitest";
import type { Funnel, Query } from "../../src/parser/ast.js";
import { interpret } from "../../src/runtime/interpret/index.js";
import type { StepResult } from "../../src/runtime/result.js";
import { cases, type RandomCase, SEED } from "../support/arbitrary.js";
import { unoptimised } from "../support/kernel-property.js";

/** The funnel as if it ended behind `steps` steps and the first `withouts` withouts, with nothing that is shown of it. */
function beginning(funnel: Funnel, steps: number, withouts: number): Funnel {
  return {
    ...funnel,
    steps: funnel.steps.slice(0, steps),
    withouts: funnel.withouts.slice(0, withouts).map((each) => ({ ...each, name: null })),
    by: null,
    per: null,
    durations: null,
    eachStep: null,
    atEnd: null,
  };
}

/** Of the last required step of a funnel, which stands alone in the query. */
function converted(one: RandomCase, query: Query, funnel: Funnel): StepResult | undefined {
  const plan = unoptimised({ ...one, query: { ...query, funnels: [funnel], paths: [] } });
  if (plan === null) throw new Error("the beginning of a legal funnel is legal");
  return interpret(plan, one.rows).funnels[0]?.steps.findLast(({ optional }) => !optional);
}

test("an entry is the end of the funnel that ends there, and so is a step", () => {
  let entries = 0;
  const property = fc.property(cases, (one) => {
    const { query } = one;
    if (query.funnels.every(({ withouts }) => withouts.every(({ name }) => name === null))) return;
    const plan = unoptimised(one);
    if (plan === null) return;
    const { funnels } = interpret(plan, one.rows, { timeUnit: one.dataset.timeUnit });
    for (const [at, funnel] of query.funnels.entries()) {
      const { steps = [], absences = [] } = funnels[at] ?? {};
      const named = funnel.withouts.flatMap(({ name, gap }, k) => (name === null ? [] : [{ name, gap, k }]));
      expect(absences.map(({ name, gap }) => ({ name, gap }))).toEqual(
        named.map(({ name, gap }) => ({ name, gap })),
      );
      for (const [i, { gap, k }] of named.entries()) {
        const end = converted(one, query, beginning(funnel, gap, k + 1));
        const { users, rows, count, pending } = absences[i]!;
        expect({ users, rows, count }).toEqual({ users: end?.users, rows: end?.rows, count: end?.count });
        const before = steps.slice(0, gap).findLast(({ optional }) => !optional);
        expect(count).toBeLessThanOrEqual(before?.count ?? 0);
        if (pending === null) expect(before?.pending).toBe(null);
        else {
          expect(pending).toBeGreaterThanOrEqual(0);
          expect(count + pending).toBeLessThanOrEqual(before?.count ?? 0);
        }
        entries++;
      }
      if (named.length === 0) continue;
      for (const [i, step] of steps.entries()) {
        if (step.optional) continue;
        const inner = funnel.withouts.filter(({ gap }) => gap <= i).length;
        expect(step.users).toBe(converted(one, query, beginning(funnel, i + 1, inner))?.users);
      }
    }
  });
  fc.assert(property, { numRuns: 2000, seed: SEED });
  expect(entries).toBeGreaterThan(40);
});

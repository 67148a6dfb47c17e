import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ChainSpec } from "../../../src/planner/chain.js";
import { groupUsers } from "../../../src/runtime/interpret/group.js";
import type { Row } from "../../../src/runtime/interpret/index.js";
import { interpret } from "../../../src/runtime/interpret/index.js";
import type { Break } from "../../../src/runtime/why/break.js";
import { explainUser } from "../../../src/runtime/why/explain.js";
import type { FunnelWhy } from "../../../src/runtime/why/funnel.js";
import { SEED } from "../../support/arbitrary.js";
import { chains, funnelOf, logPlan, logs } from "../../support/log-funnels.js";

function explained(chain: ChainSpec, rows: readonly Row[]): FunnelWhy | undefined {
  return explainUser(logPlan([funnelOf(chain)]), rows[0]?.user as bigint, rows, new Map()).funnels[0];
}

function streams(rows: readonly Row[]): readonly (readonly Row[])[] {
  return groupUsers(logPlan([]).input.input, rows, []).map((stream) => stream.rows);
}

/** The chain with the bound that a row broke moved just far enough; null for rules that have no bound. */
function relaxed(chain: ChainSpec, step: number, one: Break): ChainSpec | null {
  const steps = (more: object) => chain.steps.map((spec, at) => (at === step ? { ...spec, ...more } : spec));
  switch (one.rule) {
    case "window":
      return { ...chain, window: one.found };
    case "sessions":
      return { ...chain, sessions: one.found };
    case "within":
      return { ...chain, steps: steps({ within: one.found }) };
    case "after":
      return { ...chain, steps: steps({ after: one.found }) };
    case "without":
      return { ...chain, withouts: chain.withouts.filter((_, at) => at !== one.without) };
    default:
      return null;
  }
}

/** Chains with nothing but bounds. */
const bounded = chains.map((chain) => ({
  ...chain,
  order: "sequential" as const,
  repeats: "allowed" as const,
  entry: "best" as const,
  entering: null,
  hold: [],
  withouts: chain.withouts.flatMap((one) =>
    one.gap < chain.steps.length ? [{ ...one, scope: "attempt" as const }] : [],
  ),
  steps: chain.steps.map((step) => ({ ...step, least: 1, most: 1 })),
}));

describe("over random chains", () => {
  test("levels are the interpreter's, and whoever stopped has a reason", () => {
    fc.assert(
      fc.property(logs, chains, (log, chain) => {
        const plan = logPlan([funnelOf(chain)]);
        for (const rows of streams(log)) {
          const why = explained(chain, rows);
          const steps = interpret(plan, rows).funnels[0]?.steps;
          expect(why?.steps.map(({ reached }) => Number(reached))).toEqual(steps?.map(({ users }) => users));
          if (why === undefined || why.removed !== null) continue;
          expect(Math.max(0, ...why.starts.map(({ level }) => level))).toBe(why.level);
          for (const start of why.starts) {
            expect(start.stop === null).toBe(start.refused !== null || start.level === why.required);
            expect(start.chain.length > 0).toBe(start.level > 0);
            if (start.stop?.row != null) expect(start.stop.breaks).not.toEqual([]);
          }
        }
      }),
      { numRuns: 30, seed: SEED },
    );
  });

  test("a start whose row broke one bound comes further once that bound is moved", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(logs, bounded, (log, chain) => {
        for (const rows of streams(log)) {
          for (const start of explained(chain, rows)?.starts ?? []) {
            const [one, ...others] = start.stop?.breaks ?? [];
            if (one === undefined || others.length > 0 || start.stop === null) continue;
            const other = relaxed(chain, start.stop.step, one);
            if (other === null) continue;
            const found = explained(other, rows)?.starts.find(({ row }) => row === start.row);
            expect(found?.level).toBeGreaterThan(start.level);
            seen.add(one.rule);
          }
        }
      }),
      { numRuns: 50, seed: SEED },
    );
    expect([...seen].toSorted()).toEqual(["after", "sessions", "window", "within", "without"]);
  });
});

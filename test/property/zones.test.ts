import fc from "fast-check";
import { expect, test } from "vitest";
import { chainPredicates } from "../../src/planner/chain.js";
import type { Predicate } from "../../src/planner/expression.js";
import { mayHold, mustHold, type ZoneView } from "../../src/planner/index.js";
import type { LogicalPlan } from "../../src/planner/logical/plan.js";
import type { UserCondition } from "../../src/planner/user-condition.js";
import { orderOf } from "../../src/runtime/interpret/compare.js";
import type { Row } from "../../src/runtime/interpret/index.js";
import { holds } from "../../src/runtime/interpret/predicate.js";
import { isList } from "../../src/runtime/interpret/row.js";
import type { Value } from "../../src/types.js";
import { cases, SEED } from "../support/arbitrary.js";
import { unoptimised } from "../support/kernel-property.js";

test("what statistics prove of a predicate is true of the rows, and they prove something now and then", () => {
  let proofs = 0;
  fc.assert(
    fc.property(cases, fc.integer({ min: 1, max: 4 }), fc.boolean(), (one, size, knowsNulls) => {
      const plan = unoptimised(one);
      if (plan === null) return;
      const rows = one.rows.slice(0, size);
      const zones = new Map(one.dataset.columns.map(({ name }) => [name, zoneOf(rows, name, knowsNulls)]));
      for (const predicate of predicatesOf(plan)) {
        const outcomes = rows.map((row) => holds(predicate, row, []));
        const may = mayHold(predicate, (column) => zones.get(column));
        const must = mustHold(predicate, (column) => zones.get(column));
        if (!may) expect(outcomes, JSON.stringify(predicate, showInt)).not.toContain(true);
        if (must) expect(outcomes, JSON.stringify(predicate, showInt)).not.toContain(false);
        if (rows.length > 0 && may === must) proofs++;
      }
    }),
    { numRuns: 1_000, seed: SEED },
  );
  expect(proofs).toBeGreaterThan(200);
});

/** Statistics as Parquet keeps them: NaN is left out of min and max, lists have none. */
function zoneOf(rows: readonly Row[], column: string, knowsNulls: boolean): ZoneView | undefined {
  const cells = rows.map((row) => row[column] ?? null);
  if (cells.some(isList)) return undefined;
  const values = cells
    .filter((cell): cell is Exclude<Value, null> => cell !== null && !isList(cell) && !Number.isNaN(cell))
    .sort(orderOf);
  const nullCount = knowsNulls ? cells.filter((cell) => cell === null).length : null;
  return { min: values[0] ?? null, max: values.at(-1) ?? null, nullCount, rowCount: rows.length };
}

function predicatesOf({ input, outputs }: LogicalPlan): readonly Predicate[] {
  const { input: rows } = input.input;
  const steps = outputs.flatMap((output) => (output.kind === "funnel" ? chainPredicates(output.chain) : []));
  const timeframe = rows.kind === "filter" ? [rows.predicate] : [];
  return [...timeframe, ...fromCondition(input.condition), ...steps];
}

function fromCondition(condition: UserCondition): readonly Predicate[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.items.flatMap(fromCondition);
    case "not":
      return fromCondition(condition.item);
    case "sequence":
      return chainPredicates(condition.chain);
    case "constant":
    case "users-in":
      return [];
    default:
      return [condition.predicate];
  }
}

function showInt(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}

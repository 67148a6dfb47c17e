import fc from "fast-check";
import type { ChainSpec, ChainStep, HeldSpec, WithoutSpec } from "../../../src/planner/chain.js";
import type { Predicate } from "../../../src/planner/expression.js";
import type { Row } from "../../../src/runtime/interpret/index.js";
import { ALWAYS, intCompare, isEvent } from "../plain-plan.js";
import type { BruteQuestion } from "./index.js";

/** A small stream with a question about it. */
export interface BruteCase extends BruteQuestion {
  readonly rows: readonly Row[];
}

const EVENTS = ["a", "b", "c"];
const anyOf = (...items: Predicate[]): Predicate => ({ kind: "or", items });

/** One event mostly, so that chains come about; two or all of them, so that rows serve several steps. */
const predicates: fc.Arbitrary<Predicate> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...EVENTS).map(isEvent) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(anyOf(isEvent("a"), isEvent("b")), anyOf(isEvent("b"), isEvent("c")), ALWAYS),
  },
);

const steps = (count: number): fc.Arbitrary<readonly ChainStep[]> =>
  fc
    .array(
      fc.record({
        predicate: predicates,
        within: rarely(fc.integer({ min: 1, max: 6 })),
        after: rarely(fc.integer({ min: 0, max: 3 })),
        optional: fc.constantFrom(false, false, false, true),
        times: fc.oneof(
          { weight: 8, arbitrary: fc.constant([1, 1] as const) },
          {
            weight: 1,
            arbitrary: fc.constantFrom([2, 2] as const, [1, 2] as const, [1, null] as const, [2, 3] as const),
          },
        ),
      }),
      { minLength: 1, maxLength: count, size: "max" },
    )
    .map((list) =>
      list.map(({ times: [least, most], ...step }, i) => ({
        name: `s${i + 1}`,
        ...step,
        optional: i > 0 && step.optional,
        least,
        most,
      })),
    );

function rarely<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
}

const rows: fc.Arbitrary<readonly Row[]> = fc
  .array(
    fc.record({
      wait: fc.constantFrom(0, 0, 1, 1, 1, 2, 3),
      event: fc.constantFrom(...EVENTS, ...EVENTS, null),
      item: fc.constantFrom("p", "p", "p", "q", null),
      sku: fc.constantFrom("p", "p", "q", null),
      x: fc.constantFrom(0, -0, 0, Number.NaN, null),
    }),
    { minLength: 3, maxLength: 8, size: "max" },
  )
  .map((list) => {
    let time = 0n;
    return list.map(({ wait, ...row }) => {
      time += BigInt(wait);
      return { user: "u", time, ...row };
    });
  });

function holds(count: number): fc.Arbitrary<readonly HeldSpec[]> {
  const step = fc.nat({ max: count - 1 });
  const same = fc.constantFrom("item", "x").map((column): HeldSpec => ({ kind: "same", column }));
  const pair = fc.tuple(step, step).map(
    ([left, right]): HeldSpec => ({
      kind: "pair",
      left: { column: "item", step: left },
      right: { column: "sku", step: right },
    }),
  );
  const none: fc.Arbitrary<readonly HeldSpec[]> = fc.constant([]);
  return fc.oneof(
    { weight: 8, arbitrary: none },
    { weight: 2, arbitrary: same.map((held) => [held]) },
    { weight: 1, arbitrary: pair.map((held) => [held]) },
    { weight: 1, arbitrary: fc.tuple(same, pair).map((list) => [...list]) },
  );
}

function withouts(count: number): fc.Arbitrary<readonly WithoutSpec[]> {
  const one = fc.record({
    predicate: fc.constantFrom(...EVENTS).map(isEvent),
    scope: fc.constantFrom("attempt", "attempt", "user"),
    gap: fc.integer({ min: 1, max: Math.min(count, 3) }),
  });
  return fc
    .oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(one, { maxLength: 2 }))
    .map((list) => [...list].sort((a, b) => a.gap - b.gap));
}

const enterings: fc.Arbitrary<Predicate | null> = rarely(
  fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 3, max: 9 })).map(
    ([from, to]): Predicate => ({
      kind: "and",
      items: [intCompare("time", ">=", BigInt(from)), intCompare("time", "<", BigInt(to))],
    }),
  ),
);

/** Clauses as bind lets them stand together. */
const chains: fc.Arbitrary<ChainSpec> = steps(5).chain((list) =>
  fc
    .record({
      withouts: withouts(list.length),
      window: fc.option(fc.integer({ min: 1, max: 9 })),
      sessions: rarely(fc.integer({ min: 1, max: 2 })),
      order: fc.constantFrom(
        "sequential",
        "sequential",
        "sequential",
        "contiguous",
        "contiguous-steps",
        "any",
      ),
      ties: fc.oneof(
        fc.constant({ kind: "strict" as const }),
        fc.constant({ kind: "by-row" as const }),
        fc.integer({ min: 0, max: 3 }).map((span) => ({ kind: "within" as const, span })),
      ),
      repeats: fc.constantFrom("allowed", "allowed", "break"),
      entry: fc.constantFrom("best", "best", "best", "first"),
      entering: enterings,
      hold: holds(list.length),
    })
    .map((clauses): ChainSpec => {
      const isAny = clauses.order === "any";
      const isLoose = clauses.ties.kind === "within" && !isAny;
      return {
        ...clauses,
        steps: isAny ? list.map((step) => ({ ...step, within: null, after: null })) : list,
        withouts: isAny ? [] : clauses.withouts,
        order: isLoose ? "sequential" : clauses.order,
        ties: isAny && clauses.ties.kind === "within" ? { kind: "strict" } : clauses.ties,
        repeats: isAny || isLoose ? "allowed" : clauses.repeats,
        entry: isAny ? "best" : clauses.entry,
      };
    }),
);

/** Streams of up to eight rows with chains of up to five steps; a failing one prints itself. */
export const bruteCases: fc.Arbitrary<BruteCase> = fc
  .record({
    rows,
    chain: chains,
    choice: fc.constantFrom("earliest", "latest", "fastest"),
    sessionGap: fc.constantFrom(1, 2),
    wait: fc.integer({ min: 1, max: 2 }),
    isPending: fc.boolean(),
  })
  .map(({ wait, isPending, ...one }) => {
    const end = one.rows.at(-1)?.time;
    const earliest = typeof end === "bigint" ? end + BigInt(wait) : 0n;
    const { window, steps } = one.chain;
    const lacking = steps.reduce((sum, step) => sum + step.least, 0);
    const isBounded = one.rows.length <= 5 || steps.every((step) => step.most !== null);
    const isSmall = window !== null && window <= 5 && lacking <= 4 && isBounded;
    return { ...one, pending: isPending && isSmall ? { earliest, grain: 1 as const } : null };
  })
  .map((one) => ({ ...one, [fc.toStringMethod]: () => show(one) }));

function show({ rows, ...question }: BruteCase): string {
  const bigints = (_: string, value: unknown) =>
    typeof value === "bigint" ? Number(value) : Number.isNaN(value) ? "NaN" : value;
  return [question, ...rows].map((part) => JSON.stringify(part, bigints)).join("\n");
}

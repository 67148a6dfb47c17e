import fc from "fast-check";
import type { ChainSpec } from "../../../src/planner/chain.js";
import type { Predicate } from "../../../src/planner/expression.js";
import type { Row } from "../../../src/runtime/interpret/row.js";

const LETTERS = ["a", "b", "c", "x"] as const;
const STRING = { kind: "string" } as const;

/** A predicate that holds of some letters: steps overlap. */
const letters = fc
  .subarray([...LETTERS], { minLength: 1, maxLength: 2 })
  .map((values): Predicate => ({ kind: "in", over: "string", operand: column("event"), values }));

function column(name: string) {
  return { kind: "column", name, type: STRING } as const;
}

const span = (max: number) => fc.option(fc.integer({ min: 0, max }), { nil: null, freq: 2 });

const plainTimes = { least: 1, most: 1 as number | null };
const times = fc.oneof(
  { weight: 5, arbitrary: fc.constant(plainTimes) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.option(fc.integer({ min: 0, max: 2 }), { nil: null }))
      .map(([least, more]) => ({ least, most: more === null ? null : least + more })),
  },
);

const step = fc.record({
  predicate: letters,
  within: span(6),
  after: span(3),
  optional: fc.boolean(),
  times,
});

const hold = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.constant([{ kind: "same", column: "item" } as const]) },
  {
    weight: 1,
    arbitrary: fc.constant([
      { kind: "same", column: "item" } as const,
      { kind: "same", column: "sku" } as const,
    ]),
  },
  { weight: 1, arbitrary: fc.constant("pair" as const) },
);

/** Chains of up to four steps with any clauses that go together. */
export const randomChain = fc
  .record({
    steps: fc.array(step, { minLength: 1, maxLength: 4 }),
    withouts: fc.array(
      fc.record({
        predicate: letters,
        scope: fc.constantFrom("attempt" as const, "attempt" as const, "user" as const),
        gap: fc.nat({ max: 3 }),
      }),
      { maxLength: 2 },
    ),
    window: span(12),
    order: fc.constantFrom(
      "sequential",
      "sequential",
      "contiguous",
      "contiguous-steps",
      "any",
    ) as fc.Arbitrary<ChainSpec["order"]>,
    ties: fc.oneof(
      { weight: 3, arbitrary: fc.constant({ kind: "strict" } as const) },
      { weight: 3, arbitrary: fc.constant({ kind: "by-row" } as const) },
      {
        weight: 1,
        arbitrary: fc.integer({ min: 0, max: 3 }).map((each) => ({ kind: "within", span: each }) as const),
      },
    ),
    repeats: fc.constantFrom("allowed" as const, "allowed" as const, "break" as const),
    entry: fc.constantFrom("best" as const, "best" as const, "first" as const),
    entering: fc.option(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 12 })), {
      freq: 4,
      nil: null,
    }),
    sessions: fc.option(fc.integer({ min: 1, max: 2 }), { freq: 5, nil: null }),
    hold,
  })
  .map((chain) =>
    chain.ties.kind === "within" ? ({ ...chain, order: "sequential", repeats: "allowed" } as const) : chain,
  )
  .map((chain) =>
    chain.order === "any"
      ? {
          ...chain,
          repeats: "allowed" as const,
          entry: "best" as const,
          withouts: [],
          steps: chain.steps.map((each) => ({ ...each, within: null, after: null })),
        }
      : chain,
  )
  .map(
    ({ steps, withouts, window, entering, hold: held, ...rest }): ChainSpec => ({
      ...rest,
      window,
      steps: steps.map(({ predicate, within, after, optional, times: { least, most } }, at) => ({
        name: `step ${at + 1}`,
        predicate,
        within: at === 0 ? null : within,
        after: at === 0 || after === null ? null : Math.min(after, within ?? after),
        optional: at > 0 && optional,
        least,
        most,
      })),
      withouts: withouts
        .map(({ predicate, scope, gap }) => ({ predicate, scope, gap: 1 + (gap % steps.length) }))
        .sort((a, b) => a.gap - b.gap),
      entering: entering && between(entering[0], entering[0] + entering[1]),
      hold:
        held !== "pair"
          ? held
          : steps.length < 2
            ? []
            : [
                {
                  kind: "pair",
                  left: { column: "item", step: 0 },
                  right: { column: "sku", step: steps.length - 1 },
                },
              ],
    }),
  );

function between(from: number, to: number): Predicate {
  const left = { kind: "column", name: "time", type: { kind: "int" } } as const;
  const right = (value: number) =>
    ({ kind: "literal", type: { kind: "int" }, value: BigInt(value) }) as const;
  return {
    kind: "and",
    items: [
      { kind: "compare", op: ">=", over: "number", left, right: right(from) },
      { kind: "compare", op: "<", over: "number", left, right: right(to) },
    ],
  };
}

/** Rows of one user in stream order, with ties, letters that overlap steps, and nulls among held values. */
export const randomStream = fc
  .array(
    fc.record({
      gap: fc.constantFrom(0, 0, 1, 1, 2, 5),
      event: fc.constantFrom(...LETTERS, "z"),
      item: fc.constantFrom("p", "q", null),
      sku: fc.constantFrom("p", "q", "p", null),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows): readonly Row[] => {
    let time = 0;
    return rows.map(({ gap, event, item, sku }) => {
      time += gap;
      return { time: BigInt(time), event, item, sku };
    });
  });

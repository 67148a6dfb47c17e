import fc from "fast-check";
import type { Chain, Expr, Held, Literal, Step } from "../../src/parser/ast.js";
import { bareChain, bareStep } from "../../src/parser/bare-chain.js";
import { sameType } from "../../src/types.js";
import type { RandomColumn, RandomSchema } from "./arbitrary-data.js";
import { AT, columnName, literal } from "./arbitrary-leaves.js";
import { timeframes } from "./arbitrary-timeframe.js";

/** Chains that bind, over neighbouring times: lengths of time are a few ticks. */

export const chosen = <T>(value: T) => ({ value, at: AT });

/** Null mostly. */
export function rarely<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
}

/** Steps without any clause. */
export function bareChains(predicate: fc.Arbitrary<Expr>, mostSteps: number): fc.Arbitrary<Chain> {
  return fc
    .array(predicate, { minLength: 1, maxLength: mostSteps })
    .map((list) => bareChain(list.map((one) => bareStep(null, one, AT))));
}

/** A length of time in ticks of the time column. */
export function span(ticks: number, schema: RandomSchema): Literal {
  const isFloat = schema.time.info.type.kind === "float";
  return literal(isFloat ? { type: "float", value: ticks / 2 } : { type: "int", value: BigInt(ticks) });
}

const times = fc
  .constantFrom([2, 2] as const, [1, 2] as const, [1, null] as const, [2, 3] as const)
  .map(([least, most]) => ({ least, most, at: AT }));

const clauses = fc.record({
  after: rarely(fc.integer({ min: 0, max: 2 })),
  within: rarely(fc.integer({ min: 1, max: 4 })),
  optional: fc.constantFrom(false, false, false, true),
  times: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: times }),
});

/** Steps and clauses as they may stand together. */
export function chains(
  schema: RandomSchema,
  columns: readonly RandomColumn[],
  predicate: fc.Arbitrary<Expr>,
  mostSteps: number,
  isNamed: boolean,
): fc.Arbitrary<Chain> {
  const one = fc.record({ predicate, clauses });
  return fc.array(one, { minLength: 1, maxLength: mostSteps }).chain((list) =>
    fc
      .record({
        order: fc.constantFrom(null, null, "sequential", "contiguous", "contiguous steps", "any"),
        ties: fc.constantFrom<Ties>(null, null, "strict", "by row", 0, 1, 2, 3),
        repeats: fc.constantFrom(null, null, "allowed", "break"),
        entry: fc.constantFrom(null, null, "best", "first"),
        entering: rarely(timeframes(schema.time)),
        window: fc.option(fc.integer({ min: 0, max: 5 })),
        sessions: rarely(fc.integer({ min: 1, max: 2 })),
        withouts: withouts(predicate, list.length),
        hold: rarely(holds(columns, isNamed ? list.length : 0)),
      })
      .map((parts): Chain => {
        const isAny = parts.order === "any";
        const isLoose = typeof parts.ties === "number" && !isAny;
        const order = isLoose ? null : parts.order;
        const ties = isAny && typeof parts.ties === "number" ? null : parts.ties;
        const steps = list.map(({ predicate, clauses }, i) =>
          step(predicate, clauses, i, { schema, isAny, isNamed }),
        );
        // Wider than any wait, so that no clause makes another one void.
        const waits = list.reduce(
          (sum, { clauses }) => sum + (clauses.after ?? 0) + (clauses.within ?? 0),
          1,
        );
        return {
          steps,
          withouts: isAny ? [] : parts.withouts,
          window: parts.window === null ? null : span(waits + parts.window, schema),
          sessions: parts.sessions === null ? null : chosen(parts.sessions),
          order: order && chosen(order),
          ties:
            ties === null
              ? null
              : typeof ties === "number"
                ? chosen({ within: span(ties, schema) })
                : chosen(ties),
          repeats: parts.repeats === null || isAny || isLoose ? null : chosen(parts.repeats),
          entry: parts.entry === null || isAny ? null : chosen(parts.entry),
          entering: parts.entering,
          hold: parts.hold ?? [],
        };
      }),
  );
}

/** Numbers: `ties within` so many ticks. */
type Ties = "strict" | "by row" | number | null;
type Clauses = typeof clauses extends fc.Arbitrary<infer T> ? T : never;

function step(
  predicate: Expr,
  { after, within, optional, times }: Clauses,
  index: number,
  { schema, isAny, isNamed }: { schema: RandomSchema; isAny: boolean; isNamed: boolean },
): Step {
  const isFirst = index === 0;
  return {
    kind: "step",
    name: isNamed ? `s${index + 1}` : null,
    predicate,
    within: within === null || isAny || isFirst ? null : span(within + (after ?? 0), schema),
    after: after === null || isAny || isFirst ? null : span(after, schema),
    optional: optional && !isFirst,
    times,
    at: AT,
  };
}

function withouts(predicate: fc.Arbitrary<Expr>, steps: number): fc.Arbitrary<Chain["withouts"]> {
  const one = fc.record({
    kind: fc.constant("without" as const),
    name: fc.constant(null),
    predicate,
    scope: fc.constantFrom("attempt" as const, "attempt" as const, "user" as const),
    gap: fc.integer({ min: 1, max: steps }),
    at: fc.constant(AT),
  });
  const some = fc.array(one, { minLength: 1, maxLength: 2 });
  return rarely(some).map((list) => (list ?? []).toSorted((a, b) => a.gap - b.gap));
}

/** Columns held alone, and pairs of columns of one type on named steps. */
function holds(columns: readonly RandomColumn[], namedSteps: number): fc.Arbitrary<readonly Held[]> {
  const scalars = columns.filter((column) => column.info.type.kind !== "list");
  const column = fc.constantFrom(...scalars);
  const same = column.map((one): Held => ({ kind: "same", column: columnName(one), at: AT }));
  if (namedSteps === 0) return same.map((held) => [held]);
  const side = (one: RandomColumn) =>
    fc
      .integer({ min: 1, max: namedSteps })
      .map((number) => ({ column: columnName(one), step: `s${number}`, at: AT }));
  const pair = column.chain((left) => {
    const alike = scalars.filter((other) => sameType(other.info.type, left.info.type));
    return fc
      .tuple(side(left), fc.constantFrom(...alike).chain(side))
      .map(([left, right]): Held => ({ kind: "pair", left, right, at: AT }));
  });
  return fc.oneof(
    { weight: 3, arbitrary: same.map((held) => [held]) },
    { weight: 2, arbitrary: pair.map((held) => [held]) },
    { weight: 1, arbitrary: fc.tuple(same, pair).map((list) => [...list]) },
  );
}

import fc from "fast-check";
import type { Chain, Held, Literal, Step, Timeframe, Without } from "../../src/parser/ast.js";
import { orderedWithouts } from "../../src/parser/ordered-withouts.js";
import {
  at,
  columns,
  expressions,
  instantLiterals,
  kind,
  names,
  numbers,
  orParam,
  place,
} from "./ast-expressions.js";

/** A predicate of moderate size. */
export const predicate = expressions(2);

const bounds = fc.option(orParam(instantLiterals));
const numericBounds = fc.option(orParam(numbers));
/** Ranges of time; at most one end is a number, since two would have to be in order. */
export const ranges: fc.Arbitrary<Timeframe> = fc.oneof(
  fc.record({ kind: kind("timeframe"), start: numericBounds, end: bounds, at: place }),
  fc.record({ kind: kind("timeframe"), start: bounds, end: numericBounds, at: place }),
);

const lengths: fc.Arbitrary<Literal["value"]> = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 60n }).map((value) => ({ type: "int", value }) as const),
  fc
    .double({ min: 0, noNaN: true, noDefaultInfinity: true })
    .map((value) => ({ type: "float", value }) as const),
  fc
    .oneof(fc.nat(), fc.constantFrom(0.25, 604_800_000, Number.MAX_SAFE_INTEGER))
    .map((value) => ({ type: "duration", value }) as const),
);
/** Lengths of time. */
export const spans = orParam(lengths.map((value) => ({ kind: "literal", value, at })));

/** A word or value of a clause, or null. */
export const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(fc.record({ value, at: place }));

const times = fc
  .record({ least: fc.integer({ min: 1, max: 64 }), most: fc.option(fc.integer({ min: 1, max: 64 })) })
  .map(({ least, most }) => ({ least, most: most === null ? null : Math.max(least, most), at }));

/** Steps of a funnel (some named) or of a sequence (none). */
const steps = (named: boolean): fc.Arbitrary<Step[]> =>
  fc
    .array(
      fc.record({
        name: named ? fc.option(names) : fc.constant(null),
        predicate,
        within: fc.option(spans),
        after: fc.option(spans),
        optional: fc.boolean(),
        times: fc.option(times),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((list) =>
      list.map(({ name, optional, ...rest }, i) => {
        const isRepeated = list.findIndex((other) => other.name === name) < i;
        return { kind: "step", name: isRepeated ? null : name, optional: optional && i > 0, ...rest, at };
      }),
    );

/** What must not happen; those of a funnel have names at times, unlike any step's. */
const withouts = (named: boolean): fc.Arbitrary<Without[]> =>
  fc
    .array(
      fc.record({
        kind: kind("without"),
        name: named ? fc.option(names) : fc.constant(null),
        predicate,
        scope: fc.constantFrom("attempt", "user"),
        gap: fc.integer({ min: 1, max: 3 }),
        at: place,
      }),
      { maxLength: 2 },
    )
    .map((list) => [
      ...orderedWithouts(
        list.map(({ name, ...rest }, i) => {
          const isNamed = name !== null && rest.scope === "attempt";
          return { ...rest, name: isNamed ? `${name} not ${i}` : null };
        }),
      ),
    ]);

const side = fc.record({ column: columns, step: names, at: place });
const held: fc.Arbitrary<Held> = fc.oneof(
  fc.record({ kind: kind("same"), column: columns, at: place }),
  fc.record({ kind: kind("pair"), left: side, right: side, at: place }),
);

/** Chains that any form can say, with no regard to what their clauses mean together. */
export const chains = (named: boolean): fc.Arbitrary<Chain> =>
  fc
    .record({
      steps: steps(named),
      withouts: withouts(named),
      window: fc.option(spans),
      sessions: maybe(fc.integer({ min: 1, max: 99 })),
      order: maybe(fc.constantFrom("sequential", "contiguous", "contiguous steps", "any")),
      ties: maybe(fc.oneof(fc.constantFrom("strict", "by row"), fc.record({ within: spans }))),
      repeats: maybe(fc.constantFrom("allowed", "break")),
      entry: maybe(fc.constantFrom("best", "first")),
      entering: fc.option(ranges),
      hold: fc.array(held, { maxLength: 2 }),
    })
    .map((chain) => ({ ...chain, withouts: chain.withouts.filter(({ gap }) => gap <= chain.steps.length) }));

import fc from "fast-check";
import type { Chain, Expr, Funnel } from "../../src/parser/ast.js";
import { bareFunnel } from "../../src/parser/bare-chain.js";
import { aggregations } from "./arbitrary-aggregation.js";
import { bareChains, chains, chosen, rarely } from "./arbitrary-chain.js";
import type { RandomColumn, RandomSchema } from "./arbitrary-data.js";
import { AT, columnName } from "./arbitrary-leaves.js";

/** Up to two funnels; `withClauses`: with everything that a funnel can say, else of bare steps. */
export function funnels(
  schema: RandomSchema,
  columns: readonly RandomColumn[],
  predicate: fc.Arbitrary<Expr>,
  withClauses: boolean,
): fc.Arbitrary<readonly Funnel[]> {
  const bare = fc.record({
    chain: bareChains(predicate, 5),
    eachStep: fc.option(aggregations(columns, 2)),
    atEnd: fc.option(aggregations(columns, 3)),
  });
  const plain = bare.map((parts) => ({ ...bareFunnel(null, [], AT), ...parts }));
  const one = withClauses
    ? fc.oneof({ weight: 1, arbitrary: plain }, { weight: 4, arbitrary: full(schema, columns, predicate) })
    : plain;
  return fc.array(fc.tuple(one, fc.boolean()), { maxLength: 2 }).map((list) =>
    list.map(([{ chain, ...funnel }, isNamed], index) => ({
      ...funnel,
      ...(isNamed ? named(chain, funnel.count?.value !== "attempts") : chain),
      name: list.length > 1 ? `f${index + 1}` : null,
    })),
  );
}

/** Every step with a name, and every `without` where it may have an entry of its own. */
function named(chain: Chain, hasEntries: boolean): Chain {
  const isShown =
    hasEntries &&
    chain.order?.value !== "contiguous steps" &&
    chain.hold.every(({ kind }) => kind === "same") &&
    chain.withouts.every(({ scope }) => scope === "attempt");
  return {
    ...chain,
    steps: chain.steps.map((step, i) => ({ ...step, name: `s${i + 1}` })),
    withouts: chain.withouts.map((each, i) => ({ ...each, name: isShown ? `not ${i + 1}` : null })),
  };
}

function full(
  schema: RandomSchema,
  columns: readonly RandomColumn[],
  predicate: fc.Arbitrary<Expr>,
): fc.Arbitrary<Omit<Funnel, keyof Chain> & { readonly chain: Chain }> {
  const scalars = columns.filter((column) => column.info.type.kind !== "list");
  const hasUnit = schema.timeUnit !== null;
  return chains(schema, columns, predicate, 5, true).chain((chain) => {
    const on = fc.constantFrom(null, "first", "last", ...chain.steps.flatMap(({ name }) => name ?? []));
    const isGreedy = chain.order?.value !== "any" && typeof chain.ties?.value !== "object";
    const bySession = chain.sessions === null ? (["sessions"] as const) : [];
    const byAttempt = isGreedy ? (["attempts"] as const) : [];
    return fc.record({
      kind: fc.constant("funnel" as const),
      name: fc.constant(null),
      chain: fc.constant(chain),
      count: fc
        .constantFrom(null, null, "users" as const, ...bySession, ...byAttempt)
        .map((count) => count && chosen(count)),
      choice: rarely(fc.constantFrom("earliest", "latest", "fastest").map((value) => chosen(value))),
      by: rarely(
        fc.record({
          columns: fc.uniqueArray(fc.constantFrom(...scalars).map(columnName), {
            minLength: 1,
            maxLength: 2,
            selector: (column) => column.name,
          }),
          on: on.map((word) => (word === null ? null : chosen(word))),
          top: fc.option(fc.integer({ min: 1, max: 2 })),
          at: fc.constant(AT),
        }),
      ),
      per: hasUnit
        ? rarely(
            fc.record({
              bucket: fc.constantFrom("hour", "day", "week", "month"),
              zone: fc.constantFrom(null, "UTC", "Europe/Berlin", "America/St_Johns"),
              at: fc.constant(AT),
            }),
          )
        : fc.constant(null),
      durations: rarely(
        fc.record({ histogram: fc.option(fc.integer({ min: 1, max: 4 })), at: fc.constant(AT) }),
      ),
      preset: fc.constant(null),
      eachStep: rarely(aggregations(columns, 2, true)),
      atEnd: rarely(aggregations(columns, 2, true)),
      at: fc.constant(AT),
    });
  });
}

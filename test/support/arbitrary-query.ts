import fc from "fast-check";
import type { Chain, Condition, Definition, Expr, Query } from "../../src/parser/ast.js";
import { aggregations } from "./arbitrary-aggregation.js";
import { bareChains, chains, span } from "./arbitrary-chain.js";
import { columnsOf, type RandomColumn, type RandomSchema } from "./arbitrary-data.js";
import { funnels } from "./arbitrary-funnel.js";
import { AT, columnName, compareOps, isNumber, leaf, literal } from "./arbitrary-leaves.js";
import { timeframes } from "./arbitrary-timeframe.js";

/** Random queries over a random schema, typed so that nearly all of them bind. */

const PREDICATE_DEPTH = 3;
const CONDITION_DEPTH = 2;

function predicates(columns: readonly RandomColumn[], depth = PREDICATE_DEPTH): fc.Arbitrary<Expr> {
  const one = fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...columns).chain((column) => leaf(column, columns)) },
    { weight: 1, arbitrary: fc.boolean().map((value) => literal({ type: "bool", value })) },
  );
  if (depth === 0) return one;
  const inner = predicates(columns, depth - 1);
  const items = fc.array(inner, { minLength: 2, maxLength: 3 });
  return fc.oneof(
    { weight: 4, arbitrary: one },
    { weight: 1, arbitrary: items.map((items): Expr => ({ kind: "and", items, at: AT })) },
    { weight: 1, arbitrary: items.map((items): Expr => ({ kind: "or", items, at: AT })) },
    { weight: 1, arbitrary: inner.map((operand): Expr => ({ kind: "not", operand, at: AT })) },
  );
}

function conditions(
  predicate: fc.Arbitrary<Expr>,
  columns: readonly RandomColumn[],
  sequence: fc.Arbitrary<Chain>,
  depth = CONDITION_DEPTH,
): fc.Arbitrary<Condition> {
  const one = fc.oneof(
    fc
      .record({ quantifier: fc.constantFrom("any", "none", "every"), predicate })
      .map((parts) => ({ kind: "quantified" as const, ...parts, at: AT })),
    fc
      .record({ predicate: fc.option(predicate), op: compareOps, target: counts })
      .map((parts) => ({ kind: "counted" as const, ...parts, at: AT })),
    measured(predicate, columns),
    sequence.map((chain) => ({ kind: "sequence" as const, ...chain, at: AT })),
  );
  if (depth === 0) return one;
  const inner = conditions(predicate, columns, sequence, depth - 1);
  const items = fc.array(inner, { minLength: 2, maxLength: 3 });
  return fc.oneof(
    { weight: 4, arbitrary: one },
    { weight: 1, arbitrary: items.map((items): Condition => ({ kind: "all-of", items, at: AT })) },
    { weight: 1, arbitrary: items.map((items): Condition => ({ kind: "any-of", items, at: AT })) },
    { weight: 1, arbitrary: inner.map((item): Condition => ({ kind: "not-of", item, at: AT })) },
  );
}

const counts = fc.integer({ min: 0, max: 5 }).map((value) => literal({ type: "int", value: BigInt(value) }));
const fractions = fc
  .constantFrom(0.5, 0.3, 0.30000000000000004, 2.5, -1.5)
  .map((value) => literal({ type: "float", value }));

function measured(predicate: fc.Arbitrary<Expr>, columns: readonly RandomColumn[]): fc.Arbitrary<Condition> {
  const scalars = columns.filter((column) => column.info.type.kind !== "list");
  const numbers = columns.filter(isNumber);
  const distinct = fc
    .constantFrom(...scalars)
    .map((column) => ({ measure: "distinct" as const, column, target: counts }));
  const numeric = fc
    .tuple(
      fc.constantFrom("sum", "min", "max", "mean"),
      fc.constantFrom(...(numbers.length > 0 ? numbers : scalars)),
    )
    .map(([measure, column]) => ({
      measure,
      column,
      target: fc.oneof(column.pool.literals.map(literal), counts, fractions),
    }));
  return (numbers.length > 0 ? fc.oneof(distinct, numeric) : distinct).chain(({ measure, column, target }) =>
    fc.record({ predicate: fc.option(predicate), op: compareOps, target }).map((parts) => ({
      kind: "measured" as const,
      measure,
      column: columnName(column),
      ...parts,
      at: AT,
    })),
  );
}

/** Names a predicate and uses it in place of others, so that definitions and shared predicates occur. */
function definitions(columns: readonly RandomColumn[]): fc.Arbitrary<readonly Definition[]> {
  return fc
    .array(predicates(columns, 1), { maxLength: 2 })
    .map((list) =>
      list.map((predicate, i) => ({ kind: "define", name: `defined${i + 1}`, predicate, at: AT })),
    );
}

/** `withClauses`: funnels and sequences with everything that they can say, else of bare steps. */
export function queries(schema: RandomSchema, withClauses: boolean): fc.Arbitrary<Query> {
  const columns = columnsOf(schema);
  return definitions(columns).chain((defines) => {
    const names = defines.map(({ name }): Expr => ({ kind: "name", name, quoted: false, at: AT }));
    const isEvent = leaf(schema.event, [schema.event]);
    const fresh = predicates(columns);
    const predicate =
      names.length === 0 ? fresh : fc.oneof({ weight: 3, arbitrary: fresh }, fc.constantFrom(...names));
    const eventually = fc.oneof(predicate, isEvent);
    const plain = bareChains(eventually, 4);
    const sequence = withClauses ? fc.oneof(plain, chains(schema, columns, eventually, 4, false)) : plain;
    const steps = fc.oneof({ weight: 2, arbitrary: predicate }, { weight: 3, arbitrary: isEvent });
    return fc
      .record({
        timeframe: fc.option(timeframes(schema.time), { freq: 2 }),
        where: fc.option(conditions(eventually, columns, sequence), { freq: 2 }),
        aggregate: aggregations(columns, 4),
        funnels: funnels(schema, columns, steps, withClauses),
      })
      .map((parts) => ({
        kind: "query",
        form: "funnel",
        from: null,
        session: withClauses ? { gap: span(1, schema), at: AT } : null,
        params: [],
        includes: [],
        defines,
        ...parts,
        retentions: [],
        paths: [],
        checks: [],
      }));
  });
}

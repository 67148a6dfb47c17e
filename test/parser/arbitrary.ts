import fc from "fast-check";
import type { Aggregation, Condition, Expr, Query, Step } from "../../src/parser/ast.js";
import {
  anyExpr,
  anyLiteral,
  anyName,
  anyText,
  at,
  column,
  compareOp,
  literalOf,
  paramRef,
  target,
} from "./arbitrary-expression.js";

const step = (name: string | null, predicate: Expr): Step => ({ kind: "step", name, predicate, at });

/** A condition on users, nested a little. */
const anyCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => {
  const items = fc.array(tie("condition"), { minLength: 2, maxLength: 3 });
  const place = fc.constant(at);
  const rows = fc.option(anyExpr);
  return {
    condition: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      fc.record({
        kind: fc.constant("quantified" as const),
        quantifier: fc.constantFrom("any", "none", "every"),
        predicate: anyExpr,
        at: place,
      }),
      fc.record({ kind: fc.constant("counted" as const), predicate: rows, op: compareOp, target, at: place }),
      fc.record({
        kind: fc.constant("measured" as const),
        measure: fc.constantFrom("sum", "min", "max", "mean", "distinct"),
        column,
        predicate: rows,
        op: compareOp,
        target,
        at: place,
      }),
      fc
        .array(anyExpr, { minLength: 1, maxLength: 3 })
        .map((links): Condition => ({ kind: "sequence", steps: links.map((each) => step(null, each)), at })),
      fc.record({ kind: fc.constant("users-in" as const), negated: fc.boolean(), path: anyText, at: place }),
      fc.record({ kind: fc.constant("all-of" as const), items, at: place }),
      fc.record({ kind: fc.constant("any-of" as const), items, at: place }),
      fc.record({ kind: fc.constant("not-of" as const), item: tie("condition"), at: place }),
    ),
  };
}).condition;

const anyAggregation: fc.Arbitrary<Aggregation> = fc
  .record({
    fn: fc.constantFrom("rows", "count", "users", "sum", "mean", "min", "max", "summary"),
    column,
    by: fc.option(column),
    top: fc.option(fc.integer({ min: 1, max: 1000 })),
    name: fc.option(anyText),
  })
  .map(({ fn, by, top, ...rest }) => {
    const isMap = fn === "summary" || by !== null;
    const of = fn === "rows" || fn === "users" ? null : rest.column;
    const name = rest.name;
    return {
      kind: "aggregation",
      fn,
      column: of,
      by: fn === "summary" ? null : by,
      top: isMap ? top : null,
      name,
      at,
    };
  });
const block = fc.uniqueArray(anyAggregation, {
  maxLength: 3,
  selector: (each) => each.name ?? Symbol("unnamed"),
});

const stepNames = fc.option(anyName.filter((name) => !/^(first|last|end|step \d+)$/i.test(name)));
const anySteps = fc
  .uniqueArray(fc.tuple(stepNames, anyExpr), {
    minLength: 1,
    maxLength: 3,
    selector: ([name]) => name ?? Symbol("unnamed"),
  })
  .map((pairs) => pairs.map(([name, predicate]) => step(name, predicate)));

const unique = <T extends { readonly name: string | null }>(each: fc.Arbitrary<T>) =>
  fc.uniqueArray(each, { maxLength: 2, selector: ({ name }) => name ?? Symbol("unnamed") });
const place = fc.constant(at);
const instant = fc.option(
  fc.oneof(paramRef, fc.constant(literalOf({ type: "instant", value: "2015-05-03" })), target),
);

/** A whole query, as any form may make it. */
export const anyQuery: fc.Arbitrary<Query> = fc.record({
  kind: fc.constant("query" as const),
  form: fc.constant("funnel" as const),
  from: fc.option(
    fc.oneof(
      anyName.map(
        (name) =>
          ({ kind: "source", target: { name }, users: null, time: null, unit: null, order: [], at }) as const,
      ),
      fc.record({
        kind: fc.constant("source" as const),
        target: anyText.map((path) => ({ path })),
        users: anyName,
        time: anyName,
        unit: fc.option(fc.constantFrom("s", "ms", "us", "ns")),
        order: fc.array(anyName, { maxLength: 2 }),
        at: place,
      }),
    ),
  ),
  timeframe: fc.option(
    fc.record({ kind: fc.constant("timeframe" as const), start: instant, end: instant, at: place }),
  ),
  params: unique(
    fc.record({
      kind: fc.constant("param" as const),
      name: anyName,
      value: fc.option(anyLiteral),
      at: place,
    }),
  ),
  includes: fc.array(fc.record({ kind: fc.constant("include" as const), path: anyText, at: place }), {
    maxLength: 2,
  }),
  defines: unique(
    fc.record({ kind: fc.constant("define" as const), name: anyName, predicate: anyExpr, at: place }),
  ),
  where: fc.option(anyCondition),
  aggregate: block,
  funnels: unique(
    fc.record({
      kind: fc.constant("funnel" as const),
      name: fc.option(anyName),
      steps: anySteps,
      eachStep: fc.option(block),
      atEnd: fc.option(block),
      at: place,
    }),
  ),
  checks: fc.constant([]),
});

import fc from "fast-check";
import type { Aggregation, Funnel, Query } from "../../src/parser/ast.js";
import { chains, maybe, predicate, ranges, spans } from "./ast-chains.js";
import { conditions } from "./ast-conditions.js";
import { at, columns, kind, literals, names, place } from "./ast-expressions.js";

/** Random syntax trees: everything that a text or a document can become, with no regard to types or datasets. */

type Shape = Pick<Aggregation, "fn" | "column" | "by">;
const shapes: fc.Arbitrary<Shape> = fc.oneof(
  fc.record({ fn: fc.constantFrom("rows", "users"), column: fc.constant(null), by: fc.option(columns) }),
  fc.record({
    fn: fc.constantFrom("count", "sum", "mean", "min", "max"),
    column: columns,
    by: fc.option(columns),
  }),
  fc.record({ fn: kind("summary"), column: columns, by: fc.constant(null) }),
);
const aggregations: fc.Arbitrary<Aggregation[]> = fc
  .array(
    fc.record({
      shape: shapes,
      onStep: fc.boolean(),
      top: fc.option(fc.integer({ min: 1, max: 99 })),
      name: fc.option(fc.oneof(names, fc.string())),
    }),
    {
      maxLength: 3,
    },
  )
  .map((list) =>
    list.map(({ shape, onStep, top, name }, i) => {
      const isRepeated = list.findIndex((other) => other.name === name) < i;
      const isMap = shape.by !== null || shape.fn === "summary";
      return {
        kind: "aggregation",
        ...shape,
        onStep,
        top: isMap ? top : null,
        name: isRepeated ? null : name,
        at,
      };
    }),
  );
const breakdowns = fc.record({
  columns: fc.array(columns, { minLength: 1, maxLength: 2 }),
  on: maybe(fc.oneof(fc.constantFrom("first", "last"), names)),
  top: fc.option(fc.integer({ min: 1, max: 99 })),
  at: place,
});
const trends = fc.record({
  bucket: fc.constantFrom("hour", "day", "week", "month"),
  zone: fc.option(fc.string()),
  at: place,
});
const funnels: fc.Arbitrary<Funnel[]> = fc
  .array(
    fc.record({
      name: fc.option(names),
      chain: chains(true),
      count: maybe(fc.constantFrom("users", "attempts", "sessions")),
      choice: maybe(fc.constantFrom("earliest", "latest", "fastest")),
      by: fc.option(breakdowns),
      per: fc.option(trends),
      durations: fc.option(
        fc.record({ histogram: fc.option(fc.integer({ min: 1, max: 1_000 })), at: place }),
      ),
      preset: maybe(fc.string()),
      eachStep: fc.option(aggregations),
      atEnd: fc.option(aggregations),
    }),
    { maxLength: 2 },
  )
  .map((list) =>
    list.map(({ name, chain, ...rest }, i) => {
      const isRepeated = list.findIndex((other) => other.name === name) < i;
      return { kind: "funnel", name: isRepeated ? null : name, ...chain, ...rest, at };
    }),
  );

const sources = fc.oneof(
  fc.record({ target: names.map((name) => ({ name })), users: fc.constant(null), time: fc.constant(null) }),
  fc.record({ target: fc.string().map((path) => ({ path })), users: names, time: names }),
);
const declared = <T>(value: fc.Arbitrary<T>) =>
  fc
    .uniqueArray(fc.record({ name: names, value }), { selector: ({ name }) => name, maxLength: 3 })
    .map((list) => list.filter(({ name }) => !/^[0-9]+$/.test(name)));

/** Whole queries; `form` and places are those of a document. */
export const queries: fc.Arbitrary<Query> = fc
  .record({
    source: fc.option(sources),
    unit: fc.constantFrom("s", "ms", "us", "ns", null),
    order: fc.array(names, { maxLength: 2 }),
    timeframe: fc.option(ranges),
    session: fc.option(fc.record({ gap: spans, at: place })),
    params: declared(fc.option(literals)),
    includes: fc.array(fc.string(), { maxLength: 2 }),
    defines: declared(predicate),
    where: fc.option(conditions()),
    aggregate: aggregations,
    funnels,
  })
  .map(({ source, unit, order, params, includes, defines, ...rest }) => ({
    kind: "query",
    form: "json",
    from:
      source === null
        ? null
        : {
            kind: "source",
            ...source,
            ...(source.users === null ? { unit: null, order: [] } : { unit, order }),
            at,
          },
    params: params.map(({ name, value }) => ({ kind: "param", name, value, at })),
    includes: includes.map((path) => ({ kind: "include", path, at })),
    defines: defines.map(({ name, value }) => ({ kind: "define", name, predicate: value, at })),
    retentions: [],
    paths: [],
    checks: [],
    ...rest,
  }));

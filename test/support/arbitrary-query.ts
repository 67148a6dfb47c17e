import fc from "fast-check";
import type {
  Aggregation,
  Condition,
  Definition,
  Expr,
  Funnel,
  Query,
  Step,
  Timeframe,
} from "../../src/parser/ast.js";
import { columnsOf, type RandomColumn, type RandomSchema } from "./arbitrary-data.js";
import { AT, columnName, compareOps, isNumber, leaf, literal } from "./arbitrary-leaves.js";

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
    fc.array(predicate, { minLength: 1, maxLength: 4 }).map((list) => ({
      kind: "sequence" as const,
      steps: list.map((predicate) => step(null, predicate)),
      at: AT,
    })),
  );
  if (depth === 0) return one;
  const inner = conditions(predicate, columns, depth - 1);
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

function step(name: string | null, predicate: Expr): Step {
  return { kind: "step", name, predicate, at: AT };
}

function aggregations(
  columns: readonly RandomColumn[],
  maxLength: number,
): fc.Arbitrary<readonly Aggregation[]> {
  const scalars = columns.filter((column) => column.info.type.kind !== "list");
  const numbers = columns.filter(isNumber);
  const ordered = columns.filter((column) => isNumber(column) || column.info.type.kind === "timestamp");
  const scalar = fc.constantFrom(...scalars).map(columnName);
  const by = fc.option(scalar);
  const shape = (fn: Aggregation["fn"], column: fc.Arbitrary<Aggregation["column"]>, key = by) =>
    fc.record({ fn: fc.constant(fn), column, by: key });
  const choices = [
    shape("rows", fc.constant(null)),
    shape("users", fc.constant(null)),
    shape("count", scalar),
    shape("summary", scalar, fc.constant(null)),
  ];
  if (numbers.length > 0) {
    const number = fc.constantFrom(...numbers).map(columnName);
    choices.push(shape("sum", number), shape("mean", number));
  }
  if (ordered.length > 0) {
    const moment = fc.constantFrom(...ordered).map(columnName);
    choices.push(shape("min", moment), shape("max", moment));
  }
  const top = fc.option(fc.integer({ min: 1, max: 3 }));
  return fc.array(fc.tuple(fc.oneof(...choices), top), { maxLength }).map((list) =>
    list.map(([parts, top]) => {
      const isMap = parts.by !== null || parts.fn === "summary";
      return { kind: "aggregation", ...parts, top: isMap ? top : null, name: null, at: AT };
    }),
  );
}

function funnels(
  predicate: fc.Arbitrary<Expr>,
  columns: readonly RandomColumn[],
): fc.Arbitrary<readonly Funnel[]> {
  const one = fc.record({
    predicates: fc.array(predicate, { minLength: 1, maxLength: 5 }),
    isNamed: fc.boolean(),
    eachStep: fc.option(aggregations(columns, 2)),
    atEnd: fc.option(aggregations(columns, 3)),
  });
  return fc.array(one, { maxLength: 2 }).map((list) =>
    list.map(({ predicates, isNamed, eachStep, atEnd }, index) => ({
      kind: "funnel",
      name: list.length > 1 ? `f${index + 1}` : null,
      steps: predicates.map((predicate, i) => step(isNamed ? `s${i + 1}` : null, predicate)),
      eachStep,
      atEnd,
      at: AT,
    })),
  );
}

/** Half-open; either end may be missing, and never empty. */
function timeframes(time: RandomColumn): fc.Arbitrary<Timeframe | null> {
  const ends = fc.uniqueArray(time.pool.literals, {
    minLength: 2,
    maxLength: 2,
    selector: (end) => String(end.value),
  });
  return fc.tuple(ends, fc.constantFrom("none", "none", "start", "end", "both")).map(([pair, which]) => {
    const [low, high] = [...pair].sort((a, b) => ((a.value ?? 0) < (b.value ?? 0) ? -1 : 1));
    if (which === "none" || low === undefined || high === undefined) return null;
    const start = which === "end" ? null : literal(low);
    const end = which === "start" ? null : literal(high);
    return { kind: "timeframe", start, end, at: AT };
  });
}

/** Names a predicate and uses it in place of others, so that definitions and shared predicates occur. */
function definitions(columns: readonly RandomColumn[]): fc.Arbitrary<readonly Definition[]> {
  return fc
    .array(predicates(columns, 1), { maxLength: 2 })
    .map((list) =>
      list.map((predicate, i) => ({ kind: "define", name: `defined${i + 1}`, predicate, at: AT })),
    );
}

export function queries(schema: RandomSchema): fc.Arbitrary<Query> {
  const columns = columnsOf(schema);
  return definitions(columns).chain((defines) => {
    const names = defines.map(({ name }): Expr => ({ kind: "name", name, quoted: false, at: AT }));
    const isEvent = leaf(schema.event, [schema.event]);
    const fresh = predicates(columns);
    const predicate =
      names.length === 0 ? fresh : fc.oneof({ weight: 3, arbitrary: fresh }, fc.constantFrom(...names));
    return fc
      .record({
        timeframe: timeframes(schema.time),
        where: fc.option(conditions(fc.oneof(predicate, isEvent), columns), { freq: 2 }),
        aggregate: aggregations(columns, 4),
        funnels: funnels(
          fc.oneof({ weight: 2, arbitrary: predicate }, { weight: 3, arbitrary: isEvent }),
          columns,
        ),
      })
      .map((parts) => ({
        kind: "query",
        form: "funnel",
        from: null,
        params: [],
        includes: [],
        defines,
        ...parts,
        checks: [],
      }));
  });
}

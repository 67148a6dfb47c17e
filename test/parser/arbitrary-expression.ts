import fc from "fast-check";
import type { Place } from "../../src/errors/index.js";
import type { ColumnName, Expr, Literal, ParamRef } from "../../src/parser/ast.js";
import { needsQuotes } from "../../src/parser/words.js";

export const at: Place = { kind: "text", file: "q.funnel", start: 0, end: 0 };

const word = fc.constantFrom(
  "event",
  "price",
  "users",
  "top",
  "any",
  "i",
  "count",
  "order",
  "end",
  "Step",
  "x_1",
);
/** Names of every kind: words of the language, and whatever a column may be called. */
export const anyName = fc.oneof({ weight: 3, arbitrary: word }, fc.string({ unit: "binary", maxLength: 6 }));
export const anyText = fc.string({ unit: "binary", maxLength: 8 });

export const literalOf = (value: Literal["value"]): Literal => ({ kind: "literal", value, at });
export const anyLiteral: fc.Arbitrary<Literal> = fc
  .oneof(
    fc.bigInt({ min: -(2n ** 65n), max: 2n ** 65n }).map((value) => ({ type: "int", value }) as const),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => ({ type: "float", value }) as const),
    anyText.map((value) => ({ type: "string", value }) as const),
    fc.boolean().map((value) => ({ type: "bool", value }) as const),
    fc
      .constantFrom("2015-05-03", "2015-05-03T10:00:00.250+02:00")
      .map((value) => ({ type: "instant", value }) as const),
    fc
      .constantFrom(0, 1, 250, 90_000, 129_600_000, -60_000, 0.25)
      .map((value) => ({ type: "duration", value }) as const),
  )
  .map(literalOf);
export const paramRef: fc.Arbitrary<ParamRef> = anyName.map((name) => ({ kind: "param-ref", name, at }));
const constant = fc.oneof(anyLiteral, paramRef);
const list = fc.array(constant, { minLength: 1, maxLength: 3 });
export const target = fc.oneof(
  anyLiteral.filter(({ value }) => value.type === "int" || value.type === "float"),
  paramRef,
);
export const column: fc.Arbitrary<ColumnName> = anyName.map((name) => ({ kind: "column-name", name, at }));
export const compareOp = fc.constantFrom("==", "!=", "<", "<=", ">", ">=");

/** A value or predicate, well formed but of no particular type; patterns are such that a text can hold them. */
export const anyExpr: fc.Arbitrary<Expr> = fc.letrec<{ expr: Expr }>((tie) => {
  const inner = tie("expr");
  // Nothing is compared with null, so null stays out of the literals.
  const items = fc.array(inner, { minLength: 2, maxLength: 3 });
  const negated = fc.boolean();
  const pattern = fc.oneof(
    anyText.map((value) => literalOf({ type: "string", value })),
    paramRef,
  );
  const glob = fc
    .constantFrom("*", "a?b*", '\\d+"', "it's", "a\nb")
    .map((value) => literalOf({ type: "string", value }));
  const common = { negated, operand: inner, ignoreCase: fc.boolean() };
  const node = <M extends object>(model: { [P in keyof M]: fc.Arbitrary<M[P]> }) => fc.record(model);
  const kind = <K extends Expr["kind"]>(name: K) => ({ kind: fc.constant(name), at: fc.constant(at) });
  return {
    expr: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      anyName.map((name): Expr => ({ kind: "name", name, quoted: needsQuotes(name), at })),
      constant,
      node({ ...kind("negate"), operand: inner }),
      node({
        ...kind("arithmetic"),
        op: fc.constantFrom("+", "-", "*", "/", "%"),
        left: inner,
        right: inner,
      }),
      node({ ...kind("compare"), op: compareOp, left: inner, right: inner }),
      node({ ...kind("in"), negated, operand: inner, list }),
      node({ ...kind("between"), negated, operand: inner, low: inner, high: inner }),
      node({ ...kind("text-match"), ...common, op: fc.constantFrom("contains", "starts", "ends"), pattern }),
      node({
        ...kind("text-match"),
        ...common,
        op: fc.constantFrom("matches", "like"),
        pattern: fc.oneof(glob, paramRef),
      }),
      node({ ...kind("is-null"), negated, operand: inner }),
      node({ ...kind("has"), mode: fc.constantFrom("one", "any", "all"), column, list }),
      node({
        ...kind("call"),
        fn: fc.constantFrom("lower", "upper", "length", "abs"),
        operand: inner,
        zone: fc.constant(null),
      }),
      node({
        ...kind("call"),
        fn: fc.constantFrom("hour", "weekday", "date"),
        operand: inner,
        zone: fc.option(anyText),
      }),
      node({ ...kind("and"), items }),
      node({ ...kind("or"), items }),
      node({ ...kind("not"), operand: inner }),
    ),
  };
}).expr;

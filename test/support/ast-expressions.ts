import fc from "fast-check";
import type { ColumnName, CompareOp, Expr, Literal, ParamRef } from "../../src/parser/ast.js";
import { quotePattern } from "../../src/parser/strings.js";
import { needsQuotes } from "../../src/parser/words.js";

/** Place of every node. */
export const at = { kind: "json", pointer: "" } as const;
/** Names of columns, definitions, params, steps: plain ones, and such as need quotes. */
export const names = fc.oneof(
  fc.constantFrom("event", "price", "888", "by", "a b", "naïve", "`", "__proto__", "constructor", "~/"),
  fc.constantFrom("users", "top", "session", "sessions", "gap", "on", "i", "Step"),
  fc.stringMatching(/^[a-z_][a-z0-9_]{0,6}$/).filter((name) => !["first", "last", "end"].includes(name)),
  fc.string({ unit: "binary", maxLength: 6 }).filter((name) => !/^(first|last|end|step \d+)$/i.test(name)),
);
export const compareOps = fc.constantFrom<CompareOp[]>("==", "!=", "<", "<=", ">", ">=");
const durations = fc.oneof(fc.integer(), fc.constantFrom(1, 90_061_001, Number.MAX_SAFE_INTEGER));
const floats = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0.5, 5, 1e300, 2 ** 53),
);
const ints = fc.oneof(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), fc.bigInt({ min: -5n, max: 5n }));
const instants = fc.constantFrom(
  "2015-05-03",
  "2015-05-03T10:00",
  "2015-05-03T10:00:30.25Z",
  "2016-02-29T23:59+02:00",
);

const literal = (value: Literal["value"]): Literal => ({ kind: "literal", value, at });
export const numbers = fc.oneof(
  ints.map((value) => literal({ type: "int", value })),
  floats.map((value) => literal({ type: "float", value })),
);
const texts = fc.string({ unit: "binary" }).map((value) => literal({ type: "string", value }));
/** Patterns that a text can hold: a single backslash at the end is what it cannot. */
const patterns = fc
  .oneof(fc.string({ unit: "binary" }), fc.constantFrom("*", "a?b*", '\\d+"', "it's", "a\nb"))
  .filter((value) => quotePattern(value) !== null)
  .map((value) => literal({ type: "string", value }));
export const instantLiterals = instants.map((value) => literal({ type: "instant", value }));
export const literals: fc.Arbitrary<Literal> = fc.oneof(
  numbers,
  texts,
  fc.boolean().map((value) => literal({ type: "bool", value })),
  instantLiterals,
  durations.map((value) => literal({ type: "duration", value })),
);
const params: fc.Arbitrary<ParamRef> = names.map((name) => ({ kind: "param-ref", name, at }));
/** A literal or, at times, a parameter. */
export const orParam = (some: fc.Arbitrary<Literal>): fc.Arbitrary<Literal | ParamRef> =>
  fc.oneof({ weight: 4, arbitrary: some }, { weight: 1, arbitrary: params });
const lists = fc.array(orParam(literals), { minLength: 1, maxLength: 3 });
export const columns: fc.Arbitrary<ColumnName> = names.map((name) => ({ kind: "column-name", name, at }));
export const kind = <K extends string>(value: K) => fc.constant(value);
export const place = fc.constant(at);

/** Null is none of them, since nothing is compared with it. */
const leaves: fc.Arbitrary<Expr> = fc.oneof(
  names.map((name): Expr => ({ kind: "name", name, quoted: needsQuotes(name), at })),
  orParam(literals),
);

/** Expressions up to `depth` operators deep. */
export function expressions(depth = 3): fc.Arbitrary<Expr> {
  if (depth === 0) return leaves;
  const operand = expressions(depth - 1);
  const items = fc.array(operand, { minLength: 2, maxLength: 3 });
  const negated = fc.boolean();
  return fc.oneof(
    leaves,
    fc.record({ kind: kind("negate"), operand, at: place }),
    fc.record({
      kind: kind("arithmetic"),
      op: fc.constantFrom("+", "-", "*", "/", "%"),
      left: operand,
      right: operand,
      at: place,
    }),
    fc.record({ kind: kind("compare"), op: compareOps, left: operand, right: operand, at: place }),
    fc.record({ kind: kind("compare"), op: compareOps, left: leaves, right: orParam(literals), at: place }),
    fc.record({ kind: kind("in"), negated, operand, list: lists, at: place }),
    fc.record({ kind: kind("between"), negated, operand, low: operand, high: operand, at: place }),
    fc.record({
      kind: kind("text-match"),
      op: fc.constantFrom("contains", "starts", "ends"),
      negated,
      operand,
      pattern: orParam(texts),
      ignoreCase: fc.boolean(),
      at: place,
    }),
    fc.record({
      kind: kind("text-match"),
      op: fc.constantFrom("matches", "like"),
      negated,
      operand,
      pattern: orParam(patterns),
      ignoreCase: fc.boolean(),
      at: place,
    }),
    fc.record({ kind: kind("is-null"), negated, operand, at: place }),
    fc.record({
      kind: kind("has"),
      mode: fc.constantFrom("one", "any", "all"),
      column: columns,
      list: lists,
      at: place,
    }),
    fc.record({
      kind: kind("call"),
      fn: fc.constantFrom("lower", "upper", "length", "abs"),
      operand,
      zone: fc.constant(null),
      at: place,
    }),
    fc.record({
      kind: kind("call"),
      fn: fc.constantFrom("hour", "weekday", "date"),
      operand,
      zone: fc.constantFrom(null, "Europe/Berlin"),
      at: place,
    }),
    fc.record({ kind: kind("and"), items, at: place }),
    fc.record({ kind: kind("or"), items, at: place }),
    fc.record({ kind: kind("not"), operand, at: place }),
  );
}

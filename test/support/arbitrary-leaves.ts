import fc from "fast-check";
import type { ColumnName, CompareOp, Expr, Literal } from "../../src/parser/ast.js";
import type { RandomColumn } from "./arbitrary-data.js";
import { STRINGS } from "./arbitrary-values.js";

/** Random predicates without and, or, not: one test of one or two columns, of fitting types. */

export const AT = { kind: "text", file: "random.funnel", start: 0, end: 0 } as const;

export function literal(value: Literal["value"]): Literal {
  return { kind: "literal", value, at: AT };
}

export function columnName(column: RandomColumn): ColumnName {
  return { kind: "column-name", name: column.info.name, at: AT };
}

function name(column: RandomColumn): Expr {
  return { kind: "name", name: column.info.name, quoted: false, at: AT };
}

export const compareOps = fc.constantFrom<CompareOp>("==", "!=", "<", "<=", ">", ">=");
const equality = fc.constantFrom<CompareOp>("==", "!=");
const smallInts = fc
  .integer({ min: -1, max: 24 })
  .map((value) => literal({ type: "int", value: BigInt(value) }));
const fractions = fc.constantFrom(0.5, 1.5, -0.25, 2, 1e10).map((value) => literal({ type: "float", value }));
const zones = fc.constantFrom(null, "UTC", "Europe/Berlin", "Asia/Kolkata", "America/St_Johns");

function compare(op: CompareOp, left: Expr, right: Expr): Expr {
  return { kind: "compare", op, left, right, at: AT };
}

function literalsOf(column: RandomColumn): fc.Arbitrary<Literal> {
  return column.pool.literals.map(literal);
}

function listOf(column: RandomColumn): fc.Arbitrary<readonly Literal[]> {
  return fc.array(literalsOf(column), { minLength: 1, maxLength: 3 });
}

/** Comparison, list, range and null tests that every ordered type has. */
function orderedLeaves(column: RandomColumn): fc.Arbitrary<Expr>[] {
  const operand = name(column);
  const value = literalsOf(column);
  return [
    fc.tuple(compareOps, value).map(([op, right]) => compare(op, operand, right)),
    fc.tuple(compareOps, value).map(([op, left]) => compare(op, left, operand)),
    fc
      .tuple(fc.boolean(), listOf(column))
      .map(([negated, list]) => ({ kind: "in", negated, operand, list, at: AT })),
    fc
      .tuple(fc.boolean(), value, value)
      .map(([negated, low, high]) => ({ kind: "between", negated, operand, low, high, at: AT })),
    nullLeaf(operand),
  ];
}

function nullLeaf(operand: Expr): fc.Arbitrary<Expr> {
  return fc.boolean().map((negated) => ({ kind: "is-null", negated, operand, at: AT }));
}

/** Computed numbers; comparisons with them may take fractions, except `==` and `!=` of abs and length. */
function computed(column: RandomColumn, numbers: readonly RandomColumn[]): fc.Arbitrary<Expr> {
  const operand = name(column);
  const right = fc.oneof(smallInts, fractions, fc.constantFrom(...numbers).map(name));
  return fc.oneof(
    fc.tuple(fc.constantFrom("+", "-", "*", "/", "%"), right, fc.boolean()).map(([op, other, swapped]) => ({
      kind: "arithmetic" as const,
      op,
      left: swapped ? other : operand,
      right: swapped ? operand : other,
      at: AT,
    })),
    fc.constant({ kind: "negate" as const, operand, at: AT }),
    fc.constant({ kind: "call" as const, fn: "abs" as const, operand, zone: null, at: AT }),
  );
}

function numberLeaves(column: RandomColumn, numbers: readonly RandomColumn[]): fc.Arbitrary<Expr>[] {
  return [
    ...orderedLeaves(column),
    fc
      .tuple(compareOps, fc.constantFrom(...numbers))
      .map(([op, other]) => compare(op, name(column), name(other))),
    fc
      .tuple(fc.constantFrom<CompareOp>("<", "<=", ">", ">="), fractions)
      .map(([op, right]) => compare(op, name(column), right)),
    fc
      .tuple(compareOps, computed(column, numbers), smallInts)
      .map(([op, left, right]) => compare(op, left, right)),
    fc
      .tuple(compareOps, computed(column, numbers), fc.constantFrom(...numbers))
      .map(([op, left, right]) => compare(op, left, name(right))),
    computed(column, numbers).chain(nullLeaf),
  ];
}

function textLeaves(column: RandomColumn, texts: readonly RandomColumn[]): fc.Arbitrary<Expr>[] {
  const operand = name(column);
  const lowered = fc
    .constantFrom("lower", "upper")
    .map((fn) => ({ kind: "call", fn, operand, zone: null, at: AT }) as const);
  const length = { kind: "call", fn: "length", operand, zone: null, at: AT } as const;
  const subject = fc.oneof({ weight: 3, arbitrary: fc.constant(operand) }, lowered);
  return [
    ...orderedLeaves(column),
    fc.tuple(compareOps, fc.constantFrom(...texts)).map(([op, other]) => compare(op, operand, name(other))),
    fc.tuple(compareOps, lowered, literalsOf(column)).map(([op, left, right]) => compare(op, left, right)),
    fc.tuple(compareOps, smallInts).map(([op, right]) => compare(op, length, right)),
    fc
      .tuple(subject, textPatterns, fc.boolean(), fc.boolean())
      .map(([operand, [op, value], ignoreCase, negated]) => {
        const pattern = literal({ type: "string", value });
        return { kind: "text-match", op, negated, operand, pattern, ignoreCase, at: AT } as const;
      }),
  ];
}

const textPatterns = fc.oneof(
  fc.tuple(fc.constantFrom("contains", "starts", "ends"), fc.constantFrom(...STRINGS, "ie", "re")),
  fc.tuple(
    fc.constant("like" as const),
    fc.constantFrom("*", "?", "v*", "*VIEW", "a?b", "*e?", "a\\*b", "\u00c9*", ""),
  ),
  fc.tuple(
    fc.constant("matches" as const),
    fc.constantFrom("^v", "w$", "a.b", "^.$", "[aA]", "view|\u00e9", ""),
  ),
);

function momentLeaves(column: RandomColumn): fc.Arbitrary<Expr>[] {
  const call = (fn: "hour" | "weekday" | "date") =>
    zones.map((zone) => ({ kind: "call", fn, operand: name(column), zone, at: AT }) as const);
  const days = fc
    .constantFrom("2015-05-03", "2024-03-31", "1970-01-01")
    .map((value) => literal({ type: "string", value }));
  return [
    ...orderedLeaves(column),
    fc.tuple(compareOps, call("hour"), smallInts).map(([op, left, right]) => compare(op, left, right)),
    fc.tuple(compareOps, call("weekday"), smallInts).map(([op, left, right]) => compare(op, left, right)),
    fc.tuple(compareOps, call("date"), days).map(([op, left, right]) => compare(op, left, right)),
  ];
}

function boolLeaves(column: RandomColumn): fc.Arbitrary<Expr>[] {
  const operand = name(column);
  return [
    fc.constant(operand),
    fc.tuple(equality, literalsOf(column)).map(([op, right]) => compare(op, operand, right)),
    nullLeaf(operand),
  ];
}

function listLeaves(column: RandomColumn): fc.Arbitrary<Expr>[] {
  return [
    fc.tuple(fc.constantFrom("one", "any", "all"), listOf(column)).map(([mode, list]) => ({
      kind: "has" as const,
      mode,
      column: columnName(column),
      list: mode === "one" ? list.slice(0, 1) : list,
      at: AT,
    })),
    nullLeaf(name(column)),
  ];
}

/** One test of a column; `columns` are those that it may be compared with. */
export function leaf(column: RandomColumn, columns: readonly RandomColumn[]): fc.Arbitrary<Expr> {
  const alike = columns.filter(
    (other) =>
      isNumber(other) === isNumber(column) &&
      (isNumber(column) || other.info.type.kind === column.info.type.kind),
  );
  switch (column.info.type.kind) {
    case "int":
    case "float":
      return fc.oneof(...numberLeaves(column, alike));
    case "string":
      return fc.oneof(...textLeaves(column, alike));
    case "timestamp":
      return fc.oneof(...momentLeaves(column));
    case "bool":
      return fc.oneof(...boolLeaves(column));
    case "list":
      return fc.oneof(...listLeaves(column));
  }
}

/** Whether a column holds plain numbers. */
export function isNumber(column: RandomColumn): boolean {
  return column.info.type.kind === "int" || column.info.type.kind === "float";
}

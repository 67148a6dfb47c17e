import { describe, expect, test } from "vitest";
import type { Comparison, Operand, Predicate } from "../../../src/planner/expression.js";
import { holds } from "../../../src/runtime/interpret/predicate.js";
import { BOOL, FLOAT, INT, STRING } from "../../../src/types.js";
import { column, literal } from "../../support/plain-plan.js";

const row = {
  n: 9_007_199_254_740_993n,
  x: 9_007_199_254_740_992,
  nan: Number.NaN,
  s: "Signup page",
  yes: true,
  none: null,
  tags: ["a", null, "b"],
  empty: [],
};
const is = (predicate: Predicate): boolean => holds(predicate, row, []);
const not = (item: Predicate): Predicate => ({ kind: "not", item });

function compare(
  left: Operand,
  op: Comparison,
  right: Operand,
  over: "number" | "string" | "bool" = "number",
) {
  return is({ kind: "compare", op, over, left, right });
}

describe("comparisons", () => {
  const all = ["==", "<", "<=", ">", ">="] as const;
  const outcomes = (left: Operand, right: Operand, over?: "number" | "string" | "bool") =>
    all.filter((op) => compare(left, op, right, over));

  test("of int and float are exact beyond 2^53", () => {
    expect(outcomes(column("n", INT), column("x", FLOAT))).toEqual([">", ">="]);
    expect(outcomes(literal(9_007_199_254_740_992n, INT), column("x", FLOAT))).toEqual(["==", "<=", ">="]);
    expect(outcomes(column("n", INT), literal(9_007_199_254_740_993n, INT))).toEqual(["==", "<=", ">="]);
    expect(outcomes(literal(2n ** 63n, INT), literal(1e300, FLOAT))).toEqual(["<", "<="]);
    expect(outcomes(literal(3n, INT), literal(Number.POSITIVE_INFINITY, FLOAT))).toEqual(["<", "<="]);
  });

  test("take -0 and 0 as one", () => {
    expect(outcomes(literal(-0, FLOAT), literal(0, FLOAT))).toEqual(["==", "<=", ">="]);
    expect(outcomes(literal(-0, FLOAT), literal(0n, INT))).toEqual(["==", "<=", ">="]);
  });

  test("with NaN are all false, with null too; their negation is true", () => {
    for (const nothing of [column("nan", FLOAT), column("none", FLOAT), { kind: "null" } as const]) {
      expect(outcomes(nothing, literal(1, FLOAT))).toEqual([]);
      expect(outcomes(literal(1, FLOAT), nothing)).toEqual([]);
      expect(outcomes(nothing, nothing)).toEqual([]);
      const equal: Predicate = { kind: "compare", op: "==", over: "number", left: nothing, right: nothing };
      expect(is(not(equal))).toBe(true);
    }
  });

  test("of strings go by UTF-8 bytes", () => {
    const string = (text: string) => literal(text, STRING);
    expect(outcomes(string("Z"), string("a"), "string")).toEqual(["<", "<="]);
    expect(outcomes(string("\uffff"), string("\u{10000}"), "string")).toEqual(["<", "<="]);
    expect(outcomes(string("a"), string("a"), "string")).toEqual(["==", "<=", ">="]);
    expect(outcomes(string("a"), string("A"), "string")).toEqual([">", ">="]);
  });

  test("of bools", () => {
    expect(outcomes(column("yes", BOOL), literal(true, BOOL), "bool")).toContain("==");
    expect(outcomes(column("yes", BOOL), literal(false, BOOL), "bool")).not.toContain("==");
  });
});

test("in: equal to one of the values, by value; false on null and NaN", () => {
  const inList = (operand: Operand, ...values: (bigint | number)[]) =>
    is({ kind: "in", over: "number", operand, values });
  expect(inList(column("x", FLOAT), 1n, 9_007_199_254_740_992n)).toBe(true);
  expect(inList(column("n", INT), 9_007_199_254_740_992)).toBe(false);
  expect(inList(column("none", INT), 0n)).toBe(false);
  expect(inList(column("nan", FLOAT), Number.NaN)).toBe(false);
});

describe("text matches", () => {
  type Op = Extract<Predicate, { kind: "text-match" }>["op"];
  const fits = (op: Op, pattern: string, ignoreCase = false, name = "s") =>
    is({ kind: "text-match", op, operand: column(name, STRING), pattern, ignoreCase });

  test.each<[Op, string, string]>([
    ["contains", "up p", "UP P"],
    ["starts", "Sign", "sIGN"],
    ["ends", "page", "PAGE"],
    ["matches", "up\\s+p", "UP\\s+P"],
    ["like", "Sign*pa?e", "sign*PA?E"],
  ])("%s: with the case as written, and without regard to it", (op, pattern, otherCase) => {
    expect(fits(op, pattern)).toBe(true);
    expect(fits(op, otherCase)).toBe(false);
    expect(fits(op, otherCase, true)).toBe(true);
    expect(fits(op, `${pattern}x`, true)).toBe(false);
    expect(fits(op, pattern, false, "none")).toBe(false);
  });

  test("the empty text is contained in every text but not in null", () => {
    expect([fits("contains", ""), fits("starts", ""), fits("ends", ""), fits("matches", "")]).not.toContain(
      false,
    );
    expect(fits("contains", "", false, "none")).toBe(false);
    expect(fits("like", "")).toBe(false);
  });
});

test("is null: of null alone, not of NaN, an empty list or a division that works", () => {
  const isNull = (operand: Operand) => is({ kind: "is-null", operand });
  const divided = (by: bigint): Operand => ({
    kind: "arithmetic",
    op: "/",
    left: column("n", INT),
    right: literal(by, INT),
  });
  const list = { kind: "list", item: STRING } as const;
  expect([column("none", INT), divided(0n), column("none", list)].map(isNull)).toEqual([true, true, true]);
  expect([column("nan", FLOAT), column("empty", list), divided(2n)].map(isNull)).toEqual([
    false,
    false,
    false,
  ]);
});

test("has: any or all of the values are in the list; false on a null list, nulls in it equal nothing", () => {
  const has = (mode: "any" | "all", name: string, ...values: string[]) =>
    is({ kind: "has", mode, column: name, item: STRING, values });
  expect([has("any", "tags", "x", "b"), has("any", "tags", "x")]).toEqual([true, false]);
  expect([has("all", "tags", "a", "b"), has("all", "tags", "a", "x")]).toEqual([true, false]);
  expect([has("any", "empty", "a"), has("any", "none", "a"), has("all", "none", "a")]).toEqual([
    false,
    false,
    false,
  ]);
});

test("a bool column holds where it is true; null is false and not null is true", () => {
  const holdsHere = (name: string): Predicate => ({ kind: "is-true", operand: column(name, BOOL) });
  expect([is(holdsHere("yes")), is(holdsHere("none")), is(not(holdsHere("none")))]).toEqual([
    true,
    false,
    true,
  ]);
});

test("and, or, not, constants and shared predicates", () => {
  const yes: Predicate = { kind: "constant", value: true };
  const no: Predicate = { kind: "constant", value: false };
  const joined = (kind: "and" | "or", ...items: Predicate[]) => is({ kind, items });
  expect([joined("and"), joined("and", yes, yes), joined("and", yes, no)]).toEqual([true, true, false]);
  expect([joined("or"), joined("or", no, yes), joined("or", no, no)]).toEqual([false, true, false]);
  expect([is(not(yes)), is(not(no))]).toEqual([false, true]);
  expect(holds({ kind: "shared", index: 1 }, row, [no, yes])).toBe(true);
  expect(() => holds({ kind: "shared", index: 2 }, row, [no, yes])).toThrow("no shared predicate 2");
});

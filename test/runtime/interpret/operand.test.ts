import { describe, expect, test } from "vitest";
import type { Operand } from "../../../src/planner/expression.js";
import { operandValue } from "../../../src/runtime/interpret/operand.js";
import { FLOAT, INT, STRING, type Value } from "../../../src/types.js";
import { column, literal } from "../../support/plain-plan.js";

const row = {
  n: 7n,
  big: 9_007_199_254_740_993n,
  x: -2.5,
  zero: 0,
  s: "\u00c9a\u{1f600}",
  nan: Number.NaN,
  none: null,
};
const int = (name: string): Operand => column(name, INT);
const float = (name: string): Operand => column(name, FLOAT);
const string = (name: string): Operand => column(name, STRING);

function calc(left: Operand, op: "+" | "-" | "*" | "/" | "%", right: Operand): Value {
  return operandValue({ kind: "arithmetic", op, left, right }, row);
}

test("literals, null and columns are their values; an absent column is null", () => {
  expect(operandValue(literal(3n, INT), row)).toBe(3n);
  expect(operandValue({ kind: "null" }, row)).toBeNull();
  expect(operandValue(int("n"), row)).toBe(7n);
  expect(operandValue(string("nowhere"), row)).toBeNull();
});

describe("arithmetic", () => {
  test("is done in float64, whatever the operands are", () => {
    expect(calc(int("n"), "+", float("x"))).toBe(4.5);
    expect(calc(int("n"), "-", int("n"))).toBe(0);
    expect(calc(int("n"), "*", int("n"))).toBe(49);
    expect(calc(int("n"), "/", literal(2n, INT))).toBe(3.5);
    expect(calc(int("big"), "+", literal(0n, INT))).toBe(9_007_199_254_740_992);
    expect(calc(literal(0.1, FLOAT), "+", literal(0.2, FLOAT))).toBe(0.30000000000000004);
  });

  test("the remainder takes the sign of the dividend", () => {
    expect(calc(literal(-7n, INT), "%", literal(3n, INT))).toBe(-1);
    expect(calc(int("n"), "%", literal(-3n, INT))).toBe(1);
    expect(calc(literal(5.5, FLOAT), "%", literal(2n, INT))).toBe(1.5);
  });

  test("a zero divisor gives null, -0 too", () => {
    for (const zero of [literal(0n, INT), float("zero"), literal(-0, FLOAT)]) {
      expect(calc(int("n"), "/", zero)).toBeNull();
      expect(calc(int("n"), "%", zero)).toBeNull();
    }
  });

  test("of null is null, of NaN is NaN", () => {
    for (const op of ["+", "-", "*", "/", "%"] as const) {
      expect(calc(float("none"), op, int("n"))).toBeNull();
      expect(calc(int("n"), op, float("none"))).toBeNull();
      expect(calc(float("nan"), op, int("n"))).toBeNaN();
    }
  });

  test("the minus sign is arithmetic", () => {
    expect(operandValue({ kind: "negate", operand: int("n") }, row)).toBe(-7);
    expect(operandValue({ kind: "negate", operand: float("none") }, row)).toBeNull();
  });
});

describe("functions", () => {
  const call = (kind: "lower" | "upper" | "length" | "abs", operand: Operand) =>
    operandValue({ kind, operand }, row);

  test("lower, upper and length: length counts code points", () => {
    expect(call("lower", string("s"))).toBe("\u00e9a\u{1f600}");
    expect(call("upper", string("s"))).toBe("\u00c9A\u{1f600}");
    expect(call("length", string("s"))).toBe(3n);
  });

  test("abs keeps the type of its operand", () => {
    expect(call("abs", float("x"))).toBe(2.5);
    expect(call("abs", literal(-9_007_199_254_740_993n, INT))).toBe(9_007_199_254_740_993n);
  });

  test("hour, weekday (1 = Monday) and date, in UTC and in a zone", () => {
    // 2024-02-29 was a Thursday.
    const operand = literal(1_709_251_199_999n, INT);
    const read = (kind: "hour" | "weekday" | "date", zone: string) =>
      operandValue({ kind, operand, unit: "ms", zone }, row);
    expect([read("hour", "UTC"), read("weekday", "UTC"), read("date", "UTC")]).toEqual([
      23n,
      4n,
      "2024-02-29",
    ]);
    expect([read("hour", "Asia/Tokyo"), read("weekday", "Asia/Tokyo"), read("date", "Asia/Tokyo")]).toEqual([
      8n,
      5n,
      "2024-03-01",
    ]);
  });

  test("of null are null", () => {
    for (const kind of ["lower", "upper", "length", "abs"] as const) {
      expect(call(kind, string("none"))).toBeNull();
    }
    for (const kind of ["hour", "weekday", "date"] as const) {
      expect(operandValue({ kind, operand: int("none"), unit: "s", zone: "UTC" }, row)).toBeNull();
    }
  });
});

import type { TimeUnit, Value } from "../types.js";
import { compareUtf8 } from "../utf8-order.js";
import { zonedDate, zonedHour, zonedWeekday } from "./calendar.js";
import { exact, mean, rounded } from "./exact-sum.js";
import { codePointLength, foldCase } from "./text.js";

type Present = Exclude<Value, null>;
type Text = string | null;

/**
 * What kernels call besides their own code. Numbers: NaN stands for null, as in emitted comparisons; strings: null does.
 * Called once per dictionary entry where it can be, else per row.
 */
export const library = {
  exact,
  rounded,
  mean,
  abs: (value: number | bigint): number | bigint => (value < 0 ? -value : value),
  divide: (left: number, right: number): number => (right === 0 ? Number.NaN : left / right),
  length: (text: Text): number => (text === null ? Number.NaN : codePointLength(text)),
  lower: (text: Text): Text => text?.toLowerCase() ?? null,
  upper: (text: Text): Text => text?.toUpperCase() ?? null,
  fold: foldCase,
  hour: (at: number | bigint, unit: TimeUnit, zone: string): number =>
    zonedHour(at, unit, zone) ?? Number.NaN,
  weekday: (at: number | bigint, unit: TimeUnit, zone: string): number =>
    zonedWeekday(at, unit, zone) ?? Number.NaN,
  date: (at: number | bigint, unit: TimeUnit, zone: string): Text => zonedDate(at, unit, zone),
  sameText: (left: Text, right: Text): boolean => left !== null && left === right,
  /** Order by UTF-8 bytes; NaN when a side is null. */
  compareText: (left: Text, right: Text): number =>
    left === null || right === null ? Number.NaN : compareUtf8(left, right),
  member,
  ranks,
  itemRanks,
  table,
  masks,
  halves,
};

export type Library = typeof library;

/** A value as sets of literals hold it: equal numbers are one value, whatever their type. */
export function member(value: Value): Value {
  if (typeof value === "bigint") {
    const number = Number(value);
    return BigInt(number) === value ? number : value;
  }
  return typeof value === "boolean" ? Number(value) : value;
}

/** Per dictionary entry, and 0 for null: 1 + position among the wanted values (distinct `member`s), 0 when it is none of them. */
function ranks(dictionary: readonly Value[], wanted: readonly Present[]): Int32Array {
  const positions = new Map<Value, number>(wanted.map((value, at) => [value, at + 1]));
  const found = new Int32Array(dictionary.length + 1);
  dictionary.forEach((value, code) => {
    found[code] = positions.get(member(value)) ?? 0;
  });
  return found;
}

/** As `ranks`, per item of a list column of numbers. */
function itemRanks(
  values: ArrayLike<number>,
  validity: Uint8Array | null,
  wanted: readonly Present[],
): Int32Array {
  const positions = new Map<Value, number>(wanted.map((value, at) => [value, at + 1]));
  return Int32Array.from({ length: values.length }, (_, at) =>
    validity?.[at] === 0 ? 0 : (positions.get(values[at] ?? Number.NaN) ?? 0),
  );
}

/** 1 for every entry of the dictionary where the test holds; the last entry stands for null. */
function table(dictionary: readonly Value[], test: (entry: Value) => boolean): Uint8Array {
  const holds = new Uint8Array(dictionary.length + 1);
  dictionary.forEach((entry, code) => {
    holds[code] = test(entry) ? 1 : 0;
  });
  holds[dictionary.length] = test(null) ? 1 : 0;
  return holds;
}

/** Per entry of the dictionary and for null: bit k tells whether test k holds. */
function masks(dictionary: readonly Value[], tests: readonly ((entry: Value) => boolean)[]): Int32Array {
  const bits = new Int32Array(dictionary.length + 1);
  tests.forEach((test, bit) => {
    table(dictionary, test).forEach((holds, code) => {
      bits[code] = (bits[code] ?? 0) | (holds << bit);
    });
  });
  return bits;
}

/** Wide ints as exact sums of two float64; entries for null are 0. */
function halves(dictionary: readonly bigint[]): { readonly high: Float64Array; readonly low: Float64Array } {
  const high = new Float64Array(dictionary.length + 1);
  const low = new Float64Array(dictionary.length + 1);
  dictionary.forEach((value, code) => {
    const near = Number(value);
    high[code] = near;
    low[code] = Number(value - BigInt(near));
  });
  return { high, low };
}

import { fail } from "../../errors/index.js";
import type { Literal, ParamRef, Query } from "../../parser/ast.js";
import type { Comparison, Predicate } from "../expression.js";
import { aligned } from "./compare.js";
import { bindOperand } from "./operand.js";
import type { Scope } from "./scope.js";
import { literalTypesBeside, type Typed, typedColumn } from "./typed.js";

/** A timeframe in the time column's unit. */
export interface BoundTimeframe {
  readonly predicate: Predicate | null;
  readonly start: Bound | null;
  readonly end: Bound | null;
}

interface Bound {
  readonly predicate: Predicate;
  /** Exact, or the whole step below an instant between two. */
  readonly value: bigint | number;
  /** Written as a number, not as an instant. */
  readonly isBare: boolean;
  readonly typed: Typed;
}

/** Types the timeframe; an empty or inverted one is an error. */
export function bindTimeframe(query: Query, scope: Scope): BoundTimeframe {
  if (query.timeframe === null) return { predicate: null, start: null, end: null };
  const start = bindBound(query.timeframe.start, ">=", scope);
  const end = bindBound(query.timeframe.end, "<", scope);
  if (start !== null && end !== null && !isBefore(start, end)) {
    const [from, to] = [start.typed.words, end.typed.words].map((words) => words.replace("instant ", ""));
    fail("empty-timeframe", { start: from ?? "", end: to ?? "" }, { place: query.timeframe.at });
  }
  const items = [start, end].flatMap((bound) => (bound === null ? [] : [bound.predicate]));
  const [only] = items;
  if (only === undefined) return { predicate: null, start, end };
  return { predicate: items.length === 1 ? only : { kind: "and", items }, start, end };
}

function isBefore(start: Bound, end: Bound): boolean {
  const [a, b] = [start.typed.pending, end.typed.pending];
  return a !== null && b !== null ? a < b : start.value < end.value;
}

function bindBound(literal: Literal | ParamRef | null, op: Comparison, scope: Scope): Bound | null {
  if (literal === null) return null;
  const { dataset } = scope;
  const column = scope.column(dataset.time, literal.at);
  const time = typedColumn(column, { column: dataset.time, unit: dataset.timeUnit }, literal.at);
  const typed = bindOperand(literal, scope, "the timeframe", literalTypesBeside(time.type));
  if (typed.type === "duration") {
    const expected = "instants or numbers in the time column's unit";
    fail("wrong-type", { subject: "the timeframe", expected, found: typed.words }, { place: literal.at });
  }
  const predicate = aligned(op, op === ">=" ? ">=" : "<", time, typed, scope, literal.at);
  const value = predicate.right.kind === "literal" ? predicate.right.value : null;
  if (typeof value !== "bigint" && typeof value !== "number") {
    return fail("internal-error", { what: "a timeframe bound is no number" });
  }
  const isBare = typed.type === "int" || typed.type === "float";
  return { predicate, value, isBare, typed };
}

/** Refuses a bare number that is far off the data, which is most likely in another unit. */
export function checkScale({ start, end }: BoundTimeframe, scope: Scope): void {
  const range = scope.dataset.timeRange;
  if (range === null || !(range.min > 0)) return;
  const [min, max] = [Number(range.min), Number(range.max)];
  for (const bound of [start, end]) {
    if (bound === null || !bound.isBare) continue;
    const value = Number(bound.value);
    if (value * 100 >= min && value <= max * 100) continue;
    fail(
      "timeframe-scale",
      { bound: bound.typed.words, min: `${range.min}`, max: `${range.max}` },
      {
        place: bound.typed.at,
        hint: "is it in another unit? the times of the data are in the time column's own",
      },
    );
  }
}

/** Says so when no row can be in the timeframe. */
export function outsideWarning({ start, end }: BoundTimeframe, scope: Scope): readonly string[] {
  const range = scope.dataset.timeRange;
  if (range === null) return [];
  const before = end !== null && end.value <= range.min && !(isCut(end) && end.value === range.min);
  const after = start !== null && start.value > range.max;
  const touching = start !== null && isCut(start) && start.value >= range.max;
  if (!before && !after && !touching) return [];
  return [`the timeframe lies outside the data, whose times go from ${range.min} to ${range.max}`];
}

function isCut(bound: Bound): boolean {
  const { predicate } = bound;
  return predicate.kind === "compare" && (predicate.op === ">" || predicate.op === "<=");
}

import { fail } from "../../errors/index.js";
import type { Literal, ParamRef, Timeframe } from "../../parser/ast.js";
import type { Comparison, Predicate } from "../expression.js";
import { aligned } from "./compare.js";
import { bindOperand } from "./operand.js";
import type { Scope } from "./scope.js";
import { literalTypesBeside, type Typed, typedColumn } from "./typed.js";

/** A half-open range of time, in the time column's unit. */
export interface BoundRange {
  /** Over the time column; null when both ends are open. */
  readonly predicate: Predicate | null;
  readonly start: Bound | null;
  readonly end: Bound | null;
}

export interface Bound {
  readonly predicate: Predicate;
  /** Exact, or the whole step below an instant between two. */
  readonly value: bigint | number;
  /** An instant between two whole steps of the time column. */
  readonly isCut: boolean;
  /** As the end of a range: the first time that is not in it. */
  readonly exclusive: bigint | number;
  /** Written as a number, not as an instant. */
  readonly isBare: boolean;
  readonly typed: Typed;
}

/** Types a range of time; an empty or inverted one is an error. `subject` names it in messages. */
export function bindRange(range: Timeframe, subject: string, scope: Scope): BoundRange {
  const start = bindBound(range.start, ">=", subject, scope);
  const end = bindBound(range.end, "<", subject, scope);
  if (start !== null && end !== null && !isBefore(start, end)) {
    const [from, to] = [start.typed.words, end.typed.words].map((words) => words.replace("instant ", ""));
    fail("empty-timeframe", { subject, start: from ?? "", end: to ?? "" }, { place: range.at });
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

function bindBound(
  literal: Literal | ParamRef | null,
  op: Extract<Comparison, ">=" | "<">,
  subject: string,
  scope: Scope,
): Bound | null {
  if (literal === null) return null;
  const { dataset } = scope;
  const column = scope.column(dataset.time, literal.at);
  const time = typedColumn(column, { column: dataset.time, unit: dataset.timeUnit }, literal.at);
  const typed = bindOperand(literal, scope, subject, literalTypesBeside(time.type));
  if (typed.type === "duration") {
    const expected = "instants or numbers in the time column's unit";
    fail("wrong-type", { subject, expected, found: typed.words }, { place: literal.at });
  }
  const predicate = aligned(op, op, time, typed, scope, literal.at);
  const value = predicate.right.kind === "literal" ? predicate.right.value : null;
  if (typeof value !== "bigint" && typeof value !== "number") {
    return fail("internal-error", { what: "a bound of time is no number" });
  }
  const isCut = predicate.op === ">" || predicate.op === "<=";
  const exclusive = isCut && typeof value === "bigint" ? value + 1n : value;
  const isBare = typed.type === "int" || typed.type === "float";
  return { predicate, value, isCut, exclusive, isBare, typed };
}

/** Says so when no row can be in the range. `subject` names it. */
export function warnOutside({ start, end }: BoundRange, subject: string, scope: Scope): void {
  const range = scope.dataset.timeRange;
  if (range === null) return;
  const before = end !== null && end.value <= range.min && !(end.isCut && end.value === range.min);
  const after = start !== null && start.value > range.max;
  const touching = start?.isCut === true && start.value >= range.max;
  if (!before && !after && !touching) return;
  scope.warn(`${subject} lies outside the data, whose times go from ${range.min} to ${range.max}`);
}

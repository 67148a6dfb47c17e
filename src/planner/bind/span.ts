import { fail, type Place } from "../../errors/index.js";
import type { Span } from "../../parser/ast.js";
import { printDuration } from "../../parser/durations.js";
import { durationIn } from "./instant.js";
import { bindOperand } from "./operand.js";
import type { Scope } from "./scope.js";

/** A length of time in the unit of the time column, with how messages call it and where it stands. */
export interface BoundSpan {
  readonly value: number;
  readonly words: string;
  /** null: written as a bare number. */
  readonly milliseconds: number | null;
  readonly at: Place;
}

/**
 * Types a length of time. Between two whole steps of a whole time column it is rounded to the one that says the same:
 * down for `most` (at most so far apart), up for `least`. Errors: wrong-type, no-time-unit.
 */
export function bindSpan(span: Span, clause: string, bound: "least" | "most", scope: Scope): BoundSpan {
  const subject = `"${clause}"`;
  const typed = bindOperand(span, scope, subject, ["int", "float", "duration"]);
  const { operand, pending, at } = typed;
  const refuse = (expected: string) => {
    const found = typeof pending === "number" ? printDuration(pending) : typed.words;
    return fail("wrong-type", { subject, expected, found }, { place: at, hint: SPAN_HINT });
  };
  let value: number;
  let words: string;
  if (typed.type === "duration" && typeof pending === "number") {
    value = Number(durationIn(pending, scope.timeUnit(subject, at)));
    words = printDuration(pending);
  } else if (operand.kind === "literal" && (typed.type === "int" || typed.type === "float")) {
    value = Number(operand.value);
    words = typed.words;
  } else return refuse("a duration, or a number in the unit of the time column");
  if (!(value >= 0)) return refuse("a length of time from 0 on");
  if (value > Number.MAX_SAFE_INTEGER) return refuse("at most 2^53 steps of the time column");
  if (scope.isTimeWhole) value = bound === "most" ? Math.floor(value) : Math.ceil(value);
  return { value, words, milliseconds: typeof pending === "number" ? pending : null, at };
}

const SPAN_HINT = "write a duration such as 7d or 1d12h, or a number in the unit of the time column";

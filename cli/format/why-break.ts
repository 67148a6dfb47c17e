import { assertNever } from "../../src/errors/index.js";
import type { Break, NoStart } from "../../src/runtime/why/break.js";
import type { TimeUnit } from "../../src/types.js";
import { lengthText } from "./number.js";
import type { RowTeller } from "./why-row.js";

/** The rule that a row breaks, in words. */
export function breakText(
  one: Break,
  steps: readonly { readonly name: string }[],
  tell: RowTeller,
  unit: TimeUnit | null,
): string {
  const length = (value: number): string => lengthText(value, unit);
  switch (one.rule) {
    case "hold":
      return "hold: it has another value than the chain, or none";
    case "ties":
      return "ties: not later than the row before";
    case "order":
      return `order: ${tell.row(one.row)} lies between`;
    case "repeats":
      return `repeats: ${tell.row(one.row)} repeats ${steps[one.step]?.name ?? ""}`;
    case "without":
      return `without: ${tell.row(one.row)}`;
    case "window":
      return `window ${length(one.limit)}: passed by ${length(one.found - one.limit)}`;
    case "within":
      return `within ${length(one.limit)}: missed by ${length(one.found - one.limit)}`;
    case "after":
      return `after ${length(one.limit)}: too early by ${length(one.limit - one.found)}`;
    case "sessions":
      return `window ${one.limit} sessions: it lies in number ${one.found}`;
    case "times":
      return `times: ${one.found} of ${one.least} rows`;
    case "taken":
      return "order any: it serves another step, or shares its time";
    default:
      return assertNever(one);
  }
}

/** Why a row begins no chain, in words. */
export function refusalText({ rule }: NoStart): string {
  switch (rule) {
    case "hold":
      return "a held column has no value";
    case "entry":
      return "entry first takes the first row of the step alone";
    case "entering":
      return "it lies outside of entering";
    default:
      return assertNever(rule);
  }
}

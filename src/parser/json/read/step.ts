import { fail } from "../../../errors/index.js";
import type { Expr, Step } from "../../ast.js";
import { LIMITS } from "../../limits.js";
import type { StepJson } from "../document.js";
import { below, placeOf } from "../pointer.js";
import { readExpression } from "./expression.js";
import { joined, readVerboseFilter } from "./filter.js";
import type { Digits } from "./literal.js";
import { refuseTooMany } from "./too-many.js";

/** Predicates as they were written: one under `filter`, or those under `filters`. */
export interface WrittenFilters {
  readonly single: Expr | null;
  readonly several: readonly Expr[];
}

/** A step with the predicates that it was made of. */
export interface ReadStep extends WrittenFilters {
  readonly step: Step;
}

/** The steps of a funnel or a sequence. Errors: too-many, duplicate-name, reserved-name. */
export function readSteps(steps: readonly StepJson[], pointer: string, digits: Digits): ReadStep[] {
  const seen = new Set<string>();
  refuseTooMany("steps in a chain", steps.length, LIMITS.steps, pointer);
  return steps.map((json, i) => {
    const at = below(pointer, i);
    const { name = null } = json;
    const place = { place: placeOf(name === null ? at : below(at, "name")) };
    const shown = name ?? `step ${i + 1}`;
    if (RESERVED_NAMES.has(shown.toLowerCase())) fail("reserved-name", { name: shown }, place);
    if (seen.has(shown)) fail("duplicate-name", { what: "step", name: shown }, place);
    seen.add(shown);
    const filters = readFilters(json, at, digits);
    const predicate = filtersPredicate(filters, at);
    return { ...filters, step: { kind: "step", name, predicate, at: placeOf(at) } };
  });
}

const RESERVED_NAMES: ReadonlySet<string> = new Set(["first", "last", "end"]);

/** The predicates under `filter` or `filters`. */
export function readFilters(
  json:
    | Pick<Extract<StepJson, { filter: unknown }>, "filter">
    | Pick<Extract<StepJson, { filters: unknown }>, "filters">,
  pointer: string,
  digits: Digits,
): WrittenFilters {
  if ("filter" in json) {
    return { single: readExpression(json.filter, below(pointer, "filter"), digits), several: [] };
  }
  const several = json.filters.map((filter, i) =>
    readVerboseFilter(filter, below(pointer, "filters", i), digits),
  );
  return { single: null, several };
}

/** One predicate of what was written. */
export function filtersPredicate(filters: WrittenFilters, pointer: string): Expr {
  return filters.single ?? joined("and", filters.several, placeOf(below(pointer, "filters")));
}

import { fail } from "../../../errors/index.js";
import type { Expr, Step, Without } from "../../ast.js";
import { LIMITS } from "../../limits.js";
import type { StepJson } from "../chain-json.js";
import { below, placeOf } from "../pointer.js";
import { readExpression } from "./expression.js";
import { joined, readVerboseFilter } from "./filter.js";
import type { Digits } from "./literal.js";
import { readSpan } from "./span.js";
import { refuseTooMany } from "./too-many.js";

/** Predicates as they were written: one under `filter`, or those under `filters`. */
export interface WrittenFilters {
  readonly single: Expr | null;
  readonly several: readonly Expr[];
}

/** Steps and what stands in the gaps between them, with the predicates that they were made of. */
export interface ReadSteps {
  readonly steps: readonly Step[];
  readonly withouts: readonly Without[];
  readonly filters: readonly WrittenFilters[];
}

/**
 * The steps of a funnel or a sequence; one with `rowFound: false` is a `without` between its neighbours, with a name.
 * Errors: too-many, duplicate-name, reserved-name, clause-conflict.
 */
export function readSteps(items: readonly StepJson[], pointer: string, digits: Digits): ReadSteps {
  const seen = new Set<string>();
  refuseTooMany("steps in a chain", items.length, LIMITS.steps, pointer);
  const steps: Step[] = [];
  const withouts: Without[] = [];
  const filters = items.map((json, i) => {
    const at = below(pointer, i);
    const isAbsent = json.rowFound === false;
    const shown = json.name ?? (isAbsent ? `without ${withouts.length + 1}` : `step ${steps.length + 1}`);
    checkName(shown, json.name === undefined ? at : below(at, "name"), seen);
    const written = readFilters(json, at, digits);
    const predicate = filtersPredicate(written, at);
    const place = placeOf(at);
    if (isAbsent) {
      for (const clause of ["within", "after", "optional", "times"] as const) {
        if (json[clause] === undefined) continue;
        const conflict = { clause, other: "rowFound: false" };
        fail("clause-conflict", conflict, { place: placeOf(below(at, clause)) });
      }
      const scope = "attempt";
      withouts.push({ kind: "without", name: shown, predicate, scope, gap: steps.length, at: place });
    } else steps.push(readStep(json, predicate, at, digits));
    return written;
  });
  return { steps, withouts, filters };
}

function readStep(json: StepJson, predicate: Expr, pointer: string, digits: Digits): Step {
  const { name = null, within, after, optional = false, times } = json;
  const span = (value: typeof within, key: string) =>
    value === undefined ? null : readSpan(value, below(pointer, key), digits);
  return {
    kind: "step",
    name,
    predicate,
    within: span(within, "within"),
    after: span(after, "after"),
    optional,
    times: times === undefined ? null : { ...readTimes(times), at: placeOf(below(pointer, "times")) },
    at: placeOf(pointer),
  };
}

function readTimes(times: NonNullable<StepJson["times"]>) {
  if (typeof times === "number") return { least: times, most: times };
  return { least: times.least, most: times.most ?? null };
}

/** Unnamed steps count under the names that results give them. */
function checkName(shown: string, pointer: string, seen: Set<string>): void {
  const place = { place: placeOf(pointer) };
  if (RESERVED_NAMES.has(shown.toLowerCase())) fail("reserved-name", { name: shown }, place);
  if (seen.has(shown)) fail("duplicate-name", { what: "step", name: shown }, place);
  seen.add(shown);
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

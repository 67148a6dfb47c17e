import type { Condition } from "../../ast.js";
import type { ConditionJson, MeasureJson, PlainConditionJson } from "../document.js";
import { below, placeOf } from "../pointer.js";
import { readChain } from "./chain.js";
import { readExpression } from "./expression.js";
import { type Digits, readLiteral } from "./literal.js";
import { joined } from "./relation.js";
import { filtersPredicate, readFilters, type WrittenFilters } from "./step.js";
import { checkIncludeZero, readTarget, type Target, targetCondition } from "./target.js";

/** A condition of Funnel Rocket with what it was made of. */
export interface ReadCondition {
  readonly condition: Condition;
  readonly filters: WrittenFilters;
  /** Predicates of its steps, when it is a sequence. */
  readonly steps: readonly WrittenFilters[];
  readonly target: Target | null;
}

const NO_FILTERS: WrittenFilters = { single: null, several: [] };

/** A condition with `filter`, `filters` or `sequence`. Errors: those of `includeZero` and of names of steps. */
export function readPlainCondition(json: PlainConditionJson, pointer: string, digits: Digits): ReadCondition {
  const at = placeOf(pointer);
  if ("sequence" in json) {
    const { chain, filters: steps } = readChain(json, pointer, digits);
    // A condition shows no entries.
    const withouts = chain.withouts.map((each) => ({ ...each, name: null }));
    const condition: Condition = { kind: "sequence", ...chain, withouts, at };
    return { condition, filters: NO_FILTERS, steps, target: null };
  }
  const filters = readFilters(json, pointer, digits);
  const target = readTarget(json.target, pointer, digits);
  checkIncludeZero(target, json.includeZero, pointer);
  const predicate = filtersPredicate(filters, pointer);
  const condition = targetCondition(predicate, target, json.includeZero ?? false, at);
  return { condition, filters, steps: [], target };
}

/** A tree of conditions, as it stands under `query.where`. */
export function readConditionTree(json: ConditionJson, pointer: string, digits: Digits): Condition {
  const at = placeOf(pointer);
  const all = (items: readonly ConditionJson[], key: string) =>
    items.map((item, i) => readConditionTree(item, below(pointer, key, i), digits));
  if ("and" in json) return joined("and", all(json.and, "and"), pointer);
  if ("or" in json) return joined("or", all(json.or, "or"), pointer);
  if ("not" in json) {
    return { kind: "not-of", item: readConditionTree(json.not, below(pointer, "not"), digits), at };
  }
  if ("measure" in json) return readMeasure(json, pointer, digits);
  if ("usersIn" in json) return { kind: "users-in", negated: false, path: json.usersIn, at };
  if ("usersNotIn" in json) return { kind: "users-in", negated: true, path: json.usersNotIn, at };
  const quantified = (
    quantifier: "any" | "none" | "every",
    predicate: Parameters<typeof readExpression>[0],
  ) => ({
    kind: "quantified" as const,
    quantifier,
    predicate: readExpression(predicate, below(pointer, quantifier), digits),
    at,
  });
  if ("any" in json) return quantified("any", json.any);
  if ("none" in json) return quantified("none", json.none);
  if ("every" in json) return quantified("every", json.every);
  return readPlainCondition(json, pointer, digits).condition;
}

function readMeasure(json: MeasureJson, pointer: string, digits: Digits): Condition {
  const at = placeOf(pointer);
  const predicate =
    json.where === undefined ? null : readExpression(json.where, below(pointer, "where"), digits);
  const target = readLiteral(json.value, below(pointer, "value"), digits);
  const { measure, op, column = "" } = json;
  if (measure === "count") return { kind: "counted", predicate, op, target, at };
  const measured = { kind: "column-name", name: column, at: placeOf(below(pointer, "column")) } as const;
  return { kind: "measured", measure, column: measured, predicate, op, target, at };
}

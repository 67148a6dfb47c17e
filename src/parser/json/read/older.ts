import { fail } from "../../../errors/index.js";
import type { Condition, Expr, Literal, Query, Step } from "../../ast.js";
import { bareChain, bareFunnel, bareStep } from "../../bare-chain.js";
import { LIMITS } from "../../limits.js";
import type { OlderConditionJson, OlderDocumentJson, OlderFilterJson } from "../document.js";
import { describe } from "../excerpt.js";
import { below, placeOf } from "../pointer.js";
import { datasetChecks } from "./checks.js";
import { filterPredicate, joined, readName } from "./filter.js";
import { type Digits, readScalar, wholeNumber } from "./literal.js";
import { readRelation } from "./relation.js";
import type { WrittenFilters } from "./step.js";
import { type Target, targetCondition } from "./target.js";
import { refuseTooMany } from "./too-many.js";

/** A document of the older form that the schema has accepted. Source: COMPAT.md, A.10. Errors: older-target,
 * too-many, those of relations. */
export function readOlderDocument(json: OlderDocumentJson, digits: Digits): Query {
  refuseTooMany("conditions", (json.conditions ?? []).length, LIMITS.conditions, "/conditions");
  refuseTooMany(
    "steps in a chain",
    (json.breakdown_sequence ?? []).length,
    LIMITS.steps,
    "/breakdown_sequence",
  );
  const conditions = (json.conditions ?? []).map((condition, i) =>
    readCondition(condition, below("", "conditions", i), digits),
  );
  // A document with nothing but an operator chooses all users.
  const relation = json.logical_expr ?? "and";
  const where =
    conditions.length === 0 && /^\s*(?:and|or)\s*$/i.test(relation)
      ? null
      : readRelation(relation, conditions, "/logical_expr");
  const steps = (json.breakdown_sequence ?? []).map((filter, i) =>
    readFilter(filter, below("", "breakdown_sequence", i), digits),
  );
  const at = placeOf("/breakdown_sequence");
  const funnel = bareFunnel(null, chain(steps), at);
  return {
    kind: "query",
    form: "older-json",
    from: null,
    timeframe: null,
    session: null,
    params: [],
    includes: [],
    defines: [],
    where,
    aggregate: [],
    funnels: steps.length === 0 ? [] : [funnel],
    retentions: [],
    paths: [],
    checks: datasetChecks(conditions, steps.map(asSingle), []),
  };
}

interface OlderCondition {
  readonly name: undefined;
  readonly condition: Condition;
  readonly filters: WrittenFilters;
  readonly steps: readonly WrittenFilters[];
  readonly target: Target | null;
}

function readCondition(json: OlderConditionJson, pointer: string, digits: Digits): OlderCondition {
  const at = placeOf(pointer);
  if (json.type === "sequence") {
    refuseTooMany("steps in a chain", json.filters.length, LIMITS.steps, below(pointer, "filters"));
    const filters = readAll(json.filters, pointer, digits);
    const condition: Condition = { kind: "sequence", ...bareChain(chain(filters)), at };
    return {
      name: undefined,
      condition,
      filters: { single: null, several: [] },
      steps: filters.map(asSingle),
      target: null,
    };
  }
  const filters: WrittenFilters =
    json.type === "filter"
      ? { single: readFilter(json.filter, below(pointer, "filter"), digits), several: [] }
      : { single: null, several: readAll(json.filters, pointer, digits) };
  const place = placeOf(below(pointer, "filters"));
  const operator = json.type === "mfilter" && json.relation === "|" ? "or" : "and";
  const predicate = filters.single ?? joined(operator, filters.several, place);
  const target = readOlderTarget(json, pointer, digits);
  return {
    name: undefined,
    condition: targetCondition(predicate, target, false, at),
    filters,
    steps: [],
    target,
  };
}

function readOlderTarget(
  json: Exclude<OlderConditionJson, { type: "sequence" }>,
  pointer: string,
  digits: Digits,
): Target {
  const { target = 1, operator: op = ">=" } = json.hitcount ?? {};
  const at = below(pointer, "hitcount", "target");
  const column = json.evaluator?.type === "sum" ? json.evaluator.column : null;
  if (column === null || column === undefined) {
    return { type: "count", op, value: wholeNumber(target, at, digits), at: placeOf(at) };
  }
  const columnAt = placeOf(below(pointer, "evaluator", "column"));
  return { type: "sum", column, columnAt, op, literal: readScalar(target, at, digits) };
}

function readAll(filters: readonly OlderFilterJson[], pointer: string, digits: Digits): Expr[] {
  return filters.map((filter, i) => readFilter(filter, below(pointer, "filters", i), digits));
}

function readFilter(json: OlderFilterJson, pointer: string, digits: Digits): Expr {
  const at = below(pointer, "target");
  const value =
    typeof json.target === "string" ? targetText(json.target, at) : readScalar(json.target, at, digits);
  return filterPredicate(
    json.operator,
    readName(json.column, below(pointer, "column")),
    value,
    placeOf(pointer),
  );
}

/** Text of a target: a string in quotes of its own, a number, or a truth value. */
function targetText(text: string, pointer: string): Literal {
  const at = placeOf(pointer);
  const trimmed = text.trim();
  const quote = trimmed[0];
  if ((quote === "'" || quote === '"') && trimmed.length > 1 && trimmed.endsWith(quote)) {
    const value = trimmed.slice(1, -1).replaceAll(/\\([\\'"])/g, "$1");
    return { kind: "literal", value: { type: "string", value }, at };
  }
  if (/^(?:true|false)$/i.test(trimmed))
    return readScalar(trimmed.toLowerCase() === "true", pointer, new Map());
  if (/^[-+]?\d+$/.test(trimmed)) return readScalar(BigInt(trimmed.replace("+", "")), pointer, new Map());
  const number = Number(trimmed);
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(trimmed) && Number.isFinite(number)) {
    return readScalar(number, pointer, new Map());
  }
  const hint = `for a string write ${JSON.stringify(`'${text}'`)}`;
  return fail("older-target", { found: describe(text) }, { place: at, hint });
}

function chain(predicates: readonly Expr[]): readonly Step[] {
  return predicates.map((predicate) => bareStep(null, predicate, predicate.at));
}

function asSingle(predicate: Expr): WrittenFilters {
  return { single: predicate, several: [] };
}

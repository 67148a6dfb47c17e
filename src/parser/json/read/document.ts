import type { Condition, Query } from "../../ast.js";
import { LIMITS } from "../../limits.js";
import type { DocumentJson } from "../document.js";
import { below, placeOf } from "../pointer.js";
import { checkAggregationKeys, checkDefaultName, readAggregation } from "./aggregation.js";
import { datasetChecks } from "./checks.js";
import { type ReadCondition, readConditionTree, readPlainCondition } from "./condition.js";
import { readDefinitions, readParams, readSource } from "./declarations.js";
import { readFunnel } from "./funnel.js";
import type { Digits } from "./literal.js";
import { checkNames } from "./names.js";
import { readPathTrees } from "./paths.js";
import { joined, readRelation } from "./relation.js";
import { readRetentions } from "./retention.js";
import { aggregationScopes, checkFunnelNames, writtenFunnels } from "./scopes.js";
import { readSpan } from "./span.js";
import { readTimeframe } from "./timeframe.js";
import { refuseTooMany } from "./too-many.js";

/**
 * A document of Funnel Rocket's form, with extensions, that the schema has accepted. What can be wrong with it besides is
 * reported in the order of the original's steps: names of expanded aggregations, `includeZero`, keys of aggregations, names,
 * relation, timeframe. Source: COMPAT.md, section 3.1.
 */
export function readDocument(json: DocumentJson, digits: Digits): Query {
  const written = writtenFunnels(json);
  const scopes = aggregationScopes(json, written);
  const items = scopes.flatMap((scope) => scope.items);
  for (const scope of scopes) {
    refuseTooMany("aggregations in a block", scope.items.length, LIMITS.aggregations, scope.pointer);
  }
  items.forEach(checkDefaultName);
  const conditions = readConditions(json, digits);
  items.forEach(checkAggregationKeys);
  checkNames(conditions, "query.conditions");
  for (const scope of scopes) {
    const named = scope.items.map(({ json: { name, as }, pointer }) => ({ name, as, pointer }));
    checkNames(named, scope.name);
  }
  checkFunnelNames(written);
  const where = readWhere(json.query, conditions, digits);
  const timeframe = readTimeframe(json.timeframe, digits);
  const funnels = written.map((funnel) => readFunnel(funnel.json, funnel.pointer, digits));
  const query: Query = {
    kind: "query",
    form: "json",
    from: json.from === undefined ? null : readSource(json.from),
    timeframe,
    session:
      json.session === undefined
        ? null
        : { gap: readSpan(json.session.gap, "/session/gap", digits), at: placeOf("/session") },
    params: readParams(json.params ?? {}, digits),
    includes: (json.include ?? []).map((path, i) => ({
      kind: "include",
      path,
      at: placeOf(below("", "include", i)),
    })),
    defines: readDefinitions(json.define ?? {}, digits),
    where,
    aggregate: scopes[0]?.items.flatMap(readAggregation) ?? [],
    funnels: funnels.map(({ funnel }) => funnel),
    retentions: readRetentions(json.retentions, digits),
    paths: readPathTrees(json.paths, digits),
    checks: datasetChecks(
      conditions,
      funnels.flatMap(({ steps }) => steps),
      items,
    ),
  };
  return query;
}

type ListedCondition = ReadCondition & { readonly name: string | undefined; readonly pointer: string };

function readConditions(json: DocumentJson, digits: Digits): ListedCondition[] {
  const conditions = json.query?.conditions ?? [];
  refuseTooMany("conditions", conditions.length, LIMITS.conditions, "/query/conditions");
  return conditions.map((condition, i) => {
    const pointer = below("", "query", "conditions", i);
    return { ...readPlainCondition(condition, pointer, digits), name: condition.name, pointer };
  });
}

/** The relation of the listed conditions and the tree under `where`, joined by and. */
function readWhere(
  query: DocumentJson["query"],
  conditions: readonly ListedCondition[],
  digits: Digits,
): Condition | null {
  const parts: Condition[] = [];
  const relation = query?.relation;
  if (relation !== undefined || conditions.length > 0) {
    const pointer = relation === undefined ? "/query/conditions" : "/query/relation";
    parts.push(readRelation(relation ?? "and", conditions, pointer));
  }
  if (query?.where !== undefined) parts.push(readConditionTree(query.where, "/query/where", digits));
  return parts.length === 0 ? null : joined("and", parts, "/query");
}

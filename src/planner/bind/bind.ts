import { assertNever, fail } from "../../errors/index.js";
import type { Check, Query } from "../../parser/ast.js";
import { typeName } from "../../types.js";
import type { DatasetInfo } from "../catalog.js";
import type { UserCondition } from "../user-condition.js";
import { bindAggregates } from "./aggregate.js";
import type { BindOptions, BoundQuery } from "./bound.js";
import { bindCondition } from "./condition.js";
import { withEndings } from "./endings.js";
import { bindFunnel } from "./funnel.js";
import { bindPaths } from "./paths.js";
import { bindPredicate } from "./predicate.js";
import { warnOutside } from "./range.js";
import { bindRetention } from "./retention.js";
import { Scope } from "./scope.js";
import { bindSpan } from "./span.js";
import { bindTimeframe, checkScale } from "./timeframe.js";

const TOP_DEFAULT = 10;

/**
 * Resolves and types a query against a dataset. Throws the first problem, in the order: names that are given twice,
 * an empty timeframe, the query's checks, definitions, where, aggregate, funnels, the timeframe's scale.
 */
export function bind(query: Query, dataset: DatasetInfo, options: BindOptions = {}): BoundQuery {
  const scope = new Scope(query, dataset, options);
  const timeframe = bindTimeframe(query, scope);
  const sessionGap = query.session && bindSpan(query.session.gap, "session gap", "most", scope).value;
  warnOutside(timeframe, "the timeframe", scope);
  for (const check of query.checks) bindCheck(check, scope);
  for (const definition of query.defines) {
    scope.definition(definition.name, definition.at, (predicate) => bindPredicate(predicate, scope));
  }
  const topDefault = options.topDefault ?? TOP_DEFAULT;
  const condition = bindWhere(query, scope, options);
  refuseOnStep(query);
  const aggregates = bindAggregates(query.aggregate, scope, topDefault);
  const bound = query.funnels.map((funnel, at) =>
    withEndings(funnel, bindFunnel(funnel, timeframe, scope, topDefault), at),
  );
  const funnels = bound.map(({ funnel }) => funnel);
  const retentions = query.retentions.map((each) => bindRetention(each, timeframe, scope));
  const paths = query.paths.map((each) => bindPaths(each, funnels, scope, topDefault));
  checkScale(timeframe, scope);
  return {
    kind: "bound-query",
    dataset: dataset.name,
    users: dataset.users,
    time: dataset.time,
    order: dataset.order,
    columns: scope.columnNames,
    timeframe: timeframe.predicate,
    sessionGap: scope.usesSessions ? sessionGap : null,
    condition,
    aggregates,
    funnels: [...funnels, ...bound.flatMap(({ endings }) => endings)],
    retentions,
    paths,
    warnings: scope.warnings,
  };
}

/** A query as a whole has no steps that rows could serve. */
function refuseOnStep({ aggregate }: Query): void {
  const found = aggregate.find(({ onStep }) => onStep);
  if (found === undefined) return;
  const expected = "to stand in each step or at end of a funnel";
  fail("bad-aggregation", { fn: '"on step"', expected }, { place: found.at, hint: "leave on step out" });
}

function bindWhere(query: Query, scope: Scope, options: BindOptions): UserCondition {
  if (query.where === null) return { kind: "constant", value: true };
  return bindCondition(query.where, scope, options);
}

function bindCheck(check: Check, scope: Scope): void {
  switch (check.kind) {
    case "predicate":
      bindPredicate(check.predicate, scope);
      return;
    case "column":
      scope.column(check.column.name, check.column.at);
      return;
    case "numeric-column": {
      const { name, at } = check.column;
      const { type } = scope.column(name, at);
      if (type.kind === "int" || type.kind === "float") return;
      const found = typeName(type);
      fail(
        "wrong-type",
        { subject: `column "${name}"`, expected: "to be of type int or float here", found },
        { place: at },
      );
      break;
    }
    default:
      assertNever(check);
  }
}

import { assertNever, fail } from "../../errors/index.js";
import type { Check, Query } from "../../parser/ast.js";
import { typeName } from "../../types.js";
import type { DatasetInfo } from "../catalog.js";
import type { UserCondition } from "../expression.js";
import { bindAggregates } from "./aggregate.js";
import type { BindOptions, BoundQuery } from "./bound.js";
import { bindCondition } from "./condition.js";
import { bindFunnel } from "./funnel.js";
import { bindPredicate } from "./predicate.js";
import { Scope } from "./scope.js";
import { bindTimeframe, checkScale, outsideWarning } from "./timeframe.js";

const TOP_DEFAULT = 10;

/**
 * Resolves and types a query against a dataset. Throws the first problem, in the order: names that are given twice,
 * an empty timeframe, the query's checks, definitions, where, aggregate, funnels, the timeframe's scale.
 */
export function bind(query: Query, dataset: DatasetInfo, options: BindOptions = {}): BoundQuery {
  const scope = new Scope(query, dataset, options);
  const timeframe = bindTimeframe(query, scope);
  for (const check of query.checks) bindCheck(check, scope);
  for (const definition of query.defines) {
    scope.definition(definition.name, definition.at, (predicate) => bindPredicate(predicate, scope));
  }
  const topDefault = options.topDefault ?? TOP_DEFAULT;
  const condition = bindWhere(query, scope, options);
  const aggregates = bindAggregates(query.aggregate, scope, topDefault);
  const funnels = query.funnels.map((funnel) => bindFunnel(funnel, scope, topDefault));
  checkScale(timeframe, scope);
  return {
    kind: "bound-query",
    dataset: dataset.name,
    users: dataset.users,
    time: dataset.time,
    order: dataset.order,
    columns: scope.columnNames,
    timeframe: timeframe.predicate,
    condition,
    aggregates,
    funnels,
    warnings: outsideWarning(timeframe, scope),
  };
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

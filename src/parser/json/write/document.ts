import type { Funnel, Query, Source } from "../../ast.js";
import type { DocumentJson, FunnelJson, SourceJson } from "../document.js";
import { writeAggregations } from "./aggregation.js";
import { writeStep, writeWhere } from "./condition.js";
import { writeExpression } from "./expression.js";
import { writeLiteral } from "./literal.js";

/** A query as a document of today's form. */
export function writeDocument(query: Query): DocumentJson {
  const { from, timeframe, params, includes, defines, where, aggregate, funnels } = query;
  const [first] = funnels;
  return {
    ...(from === null ? {} : { from: writeSource(from) }),
    ...(timeframe === null ? {} : { timeframe: writeTimeframe(timeframe) }),
    ...(params.length === 0
      ? {}
      : {
          params: Object.fromEntries(
            params.map(({ name, value }) => [name, value === null ? null : writeLiteral(value)]),
          ),
        }),
    ...(includes.length === 0 ? {} : { include: includes.map(({ path }) => path) }),
    ...(defines.length === 0
      ? {}
      : {
          define: Object.fromEntries(
            defines.map(({ name, predicate }) => [name, writeExpression(predicate)]),
          ),
        }),
    ...(where === null && aggregate.length === 0
      ? {}
      : {
          query: {
            ...(where === null ? {} : writeWhere(where)),
            ...(aggregate.length === 0 ? {} : { aggregations: writeAggregations(aggregate) }),
          },
        }),
    ...(funnels.length === 1 && first !== undefined ? { funnel: writeFunnel(first) } : {}),
    ...(funnels.length > 1 ? { funnels: funnels.map(writeFunnel) } : {}),
  };
}

function writeSource(source: Source): string | SourceJson {
  const { target, users, time, unit, order } = source;
  if ("name" in target && users === null && time === null && unit === null && order.length === 0)
    return target.name;
  return {
    ...target,
    ...(users === null ? {} : { users }),
    ...(time === null ? {} : { time }),
    ...(unit === null ? {} : { unit }),
    ...(order.length === 0 ? {} : { order }),
  };
}

/** Only whole numbers from 0 on stand bare in a timeframe. */
function writeTimeframe({
  start,
  end,
}: NonNullable<Query["timeframe"]>): NonNullable<DocumentJson["timeframe"]> {
  const bound = (node: NonNullable<typeof start>) => {
    const json = writeLiteral(node);
    const isBare = typeof json === "object" || (typeof json === "bigint" && json >= 0n);
    return isBare ? json : { literal: json };
  };
  return {
    ...(start === null ? {} : { from: bound(start) }),
    ...(end === null ? {} : { to: bound(end) }),
  };
}

function writeFunnel(funnel: Funnel): FunnelJson {
  return {
    ...(funnel.name === null ? {} : { name: funnel.name }),
    sequence: funnel.steps.map(writeStep),
    ...(funnel.eachStep === null ? {} : { stepAggregations: writeAggregations(funnel.eachStep) }),
    ...(funnel.atEnd === null ? {} : { endAggregations: writeAggregations(funnel.atEnd) }),
  };
}

import type { Query, Source } from "../../ast.js";
import type { DocumentJson, SourceJson } from "../document.js";
import { writeAggregations } from "./aggregation.js";
import { writeRange } from "./chain.js";
import { writeWhere } from "./condition.js";
import { writeExpression } from "./expression.js";
import { writeFunnel } from "./funnel.js";
import { writeLiteral } from "./literal.js";
import { writePaths } from "./paths.js";
import { writeRetention } from "./retention.js";
import { writeSpan } from "./span.js";

/** A query as a document of today's form. */
export function writeDocument(query: Query): DocumentJson {
  const { from, timeframe, params, includes, defines, where, aggregate, funnels } = query;
  const [first] = funnels;
  return {
    ...(from === null ? {} : { from: writeSource(from) }),
    ...(timeframe === null ? {} : { timeframe: writeRange(timeframe) }),
    ...(query.session === null ? {} : { session: { gap: writeSpan(query.session.gap) } }),
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
    ...(query.retentions.length === 0 ? {} : { retentions: query.retentions.map(writeRetention) }),
    ...(query.paths.length === 0 ? {} : { paths: query.paths.map(writePaths) }),
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

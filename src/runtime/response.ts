import { randomUUID } from "node:crypto";
import type { Query } from "../parser/ast.js";
import type { Dataset } from "../planner/catalog.js";
import { aggregationList } from "./aggregation-echo.js";
import { funnelSection, type TypeOf } from "./funnel/funnel-section.js";
import { integer, type Json, type JsonObject, object } from "./json-writer.js";
import { pathsSection } from "./paths/response.js";
import type { RunStats } from "./report.js";
import { responseStats } from "./response-stats.js";
import type { QueryResult } from "./result.js";
import { retentionSection } from "./retention/response.js";

/** What a response tells, besides the answer itself. */
export interface ResponseContext {
  readonly dataset: Dataset;
  readonly stats: RunStats;
  readonly warnings: readonly string[];
  /** The older JSON form gets its `counters` as well. */
  readonly form: Query["form"];
  readonly requestId: string;
}

/** `<unix seconds>-<8 hex digits>`, unique enough to name one run in logs. */
export function makeRequestId(nowMs: number = Date.now()): string {
  return `${Math.floor(nowMs / 1000)}-${randomUUID().slice(0, 8)}`;
}

/**
 * The answer as clients of Funnel Rocket know it, with frocket's own keys beside theirs. A stage that was not asked for is
 * absent; a key that is there may be null. Maps are in rank order. `min` and `max` of a timestamp column are numbers in its unit, while
 * timestamps as keys are ISO 8601 text. Described in grammar/RESPONSE.md. `funnels` is there when there are several; `funnel` is the first of them.
 */
export function buildResponse(result: QueryResult, context: ResponseContext): JsonObject {
  const { columns } = context.dataset.info;
  const typeOf: TypeOf = (column) => columns.find(({ name }) => name === column)?.type;
  const members: [string, Json][] = [
    ["success", true],
    ["requestId", context.requestId],
    ["query", querySection(result)],
  ];
  const funnels = result.funnels.map((funnel) => funnelSection(funnel, typeOf));
  const [first] = funnels;
  if (first !== undefined) members.push(["funnel", first]);
  members.push(
    ["stats", responseStats(context.stats, context.dataset)],
    ["timeUnit", context.dataset.info.timeUnit],
    ["warnings", context.warnings],
  );
  if (funnels.length > 1) members.push(["funnels", funnels]);
  if (result.retentions.length > 0) members.push(["retentions", result.retentions.map(retentionSection)]);
  if (result.paths.length > 0) members.push(["paths", result.paths.map(pathsSection)]);
  if (context.form === "older-json") members.push(["counters", counters(result)]);
  return object(...members);
}

function querySection(result: QueryResult): JsonObject {
  const members: [string, Json][] = [
    ["matchingGroups", integer(result.users)],
    ["matchingGroupRows", integer(result.rows)],
  ];
  if (result.aggregates.length > 0) members.push(["aggregations", aggregationList(result.aggregates)]);
  return object(...members);
}

/** The counters of the older form; steps are counted from 0 and are those of the first funnel. */
function counters(result: QueryResult): JsonObject {
  const steps = result.funnels[0]?.steps ?? [];
  return object(
    ["query:users", integer(result.users)],
    ["query:rows", integer(result.rows)],
    ...steps.map((step, k): [string, Json] => [`query-breakdown:step-${k}:users`, integer(step.users)]),
  );
}

import { randomUUID } from "node:crypto";
import type { Query } from "../parser/ast.js";
import type { Dataset } from "../planner/catalog.js";
import { aggregationEcho } from "./aggregation-echo.js";
import { integer, type Json, type JsonObject, object } from "./json-writer.js";
import type { RunStats } from "./report.js";
import { responseStats } from "./response-stats.js";
import type { AggregateResult, FunnelResult, QueryResult, StepResult } from "./result.js";

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
 * timestamps as keys are ISO 8601 text. `funnels` is there when there are several; `funnel` is the first of them.
 */
export function buildResponse(result: QueryResult, context: ResponseContext): JsonObject {
  const members: [string, Json][] = [
    ["success", true],
    ["requestId", context.requestId],
    ["query", querySection(result)],
  ];
  const funnels = result.funnels.map(funnelSection);
  const [first] = funnels;
  if (first !== undefined) members.push(["funnel", first]);
  members.push(
    ["stats", responseStats(context.stats, context.dataset)],
    ["timeUnit", context.dataset.info.timeUnit],
    ["warnings", context.warnings],
  );
  if (funnels.length > 1) members.push(["funnels", funnels]);
  if (context.form === "older-json") members.push(["counters", counters(result)]);
  return object(...members);
}

function querySection(result: QueryResult): JsonObject {
  const members: [string, Json][] = [
    ["matchingGroups", integer(result.users)],
    ["matchingGroupRows", integer(result.rows)],
  ];
  if (result.aggregates.length > 0) members.push(["aggregations", aggregations(result.aggregates)]);
  return object(...members);
}

function aggregations(results: readonly AggregateResult[] | null): Json {
  return results === null || results.length === 0 ? null : results.map(aggregationEcho);
}

function funnelSection(funnel: FunnelResult): JsonObject {
  const members: [string, Json][] = [
    ["name", funnel.name],
    ["sequence", funnel.steps.map((step, index) => stepItem(step, index, funnel.steps))],
  ];
  const atEnd = aggregations(funnel.atEnd);
  if (atEnd !== null) members.push(["endAggregations", atEnd]);
  return object(...members);
}

function stepItem(step: StepResult, index: number, steps: readonly StepResult[]): JsonObject {
  const { fromFirst, fromPrevious, dropped } = conversionOf(index, steps);
  return object(
    ["matchingGroups", integer(step.users)],
    ["matchingGroupRows", integer(step.rows)],
    ["aggregations", aggregations(step.aggregates)],
    ["name", step.name],
    ["conversion", object(["fromFirst", fromFirst], ["fromPrevious", fromPrevious])],
    ["dropped", integer(dropped)],
  );
}

/** How a step compares with those before it; shares are null over no users. */
export interface Conversion {
  readonly fromFirst: number | null;
  readonly fromPrevious: number | null;
  /** Users of the step before who did not reach this one. */
  readonly dropped: number;
}

/** Conversion of step `index`; the first step is compared with itself: 1, 1, 0. */
export function conversionOf(index: number, steps: readonly Pick<StepResult, "users">[]): Conversion {
  const users = steps[index]?.users ?? 0;
  const first = steps[0]?.users ?? 0;
  const previous = steps[index - 1]?.users ?? first;
  return {
    fromFirst: first === 0 ? null : users / first,
    fromPrevious: previous === 0 ? null : users / previous,
    dropped: previous - users,
  };
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

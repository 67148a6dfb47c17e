import type { Aggregation, BreakdownClause, Funnel, TrendClause } from "../../ast.js";
import type { AggregationsJson, FunnelJson } from "../document.js";
import { below, placeOf } from "../pointer.js";
import { aggregationItems, readAggregation } from "./aggregation.js";
import { chosen, readChain } from "./chain.js";
import type { Digits } from "./literal.js";
import type { WrittenFilters } from "./step.js";

/** A funnel with the predicates that its steps were made of. */
export interface ReadFunnel {
  readonly funnel: Funnel;
  readonly steps: readonly WrittenFilters[];
}

/** One funnel. An empty list of aggregations stays an empty list. */
export function readFunnel(json: FunnelJson, pointer: string, digits: Digits): ReadFunnel {
  const { chain, filters } = readChain(json, pointer, digits);
  const funnel: Funnel = {
    kind: "funnel",
    name: json.name ?? null,
    ...chain,
    count: chosen(json.count, below(pointer, "count")),
    choice: chosen(json.chain, below(pointer, "chain")),
    by: readBreakdown(json.by, below(pointer, "by")),
    per: readTrend(json.per, below(pointer, "per")),
    durations: readDurations(json.durations, below(pointer, "durations")),
    preset: chosen(json.preset, below(pointer, "preset")),
    eachStep: readBlock(json.stepAggregations, below(pointer, "stepAggregations")),
    atEnd: readBlock(json.endAggregations, below(pointer, "endAggregations")),
    at: placeOf(pointer),
  };
  return { funnel, steps: filters };
}

function readBlock(json: AggregationsJson | undefined, pointer: string): readonly Aggregation[] | null {
  return json === undefined ? null : aggregationItems(json, pointer).flatMap(readAggregation);
}

function readBreakdown(json: FunnelJson["by"], pointer: string): BreakdownClause | null {
  if (json === undefined) return null;
  const at = placeOf(pointer);
  const columnsOf = (names: readonly string[], list: string) =>
    names.map((name, i) => ({ kind: "column-name", name, at: placeOf(below(list, i)) }) as const);
  if (typeof json === "string") {
    return { columns: [{ kind: "column-name", name: json, at }], on: null, top: null, at };
  }
  if (isList(json)) return { columns: columnsOf(json, pointer), on: null, top: null, at };
  return {
    columns: columnsOf(json.columns, below(pointer, "columns")),
    on: chosen(json.on, below(pointer, "on")),
    top: json.top ?? null,
    at,
  };
}

function isList(json: object): json is readonly string[] {
  return Array.isArray(json);
}

function readTrend(json: FunnelJson["per"], pointer: string): TrendClause | null {
  if (json === undefined) return null;
  const at = placeOf(pointer);
  if (typeof json === "string") return { bucket: json, zone: null, at };
  return { bucket: json.bucket, zone: json.zone ?? null, at };
}

function readDurations(json: FunnelJson["durations"], pointer: string): Funnel["durations"] {
  if (json === undefined || json === false) return null;
  return { histogram: json === true ? null : (json.histogram ?? null), at: placeOf(pointer) };
}

import type { BreakdownClause, Funnel, TrendClause } from "../../ast.js";
import type { FunnelJson } from "../document.js";
import { writeAggregations } from "./aggregation.js";
import { writeChain } from "./chain.js";

/** A funnel; clauses that were not written are left out. */
export function writeFunnel(funnel: Funnel): FunnelJson {
  const { name, preset, choice, count, by, per, durations, eachStep, atEnd } = funnel;
  return {
    ...(name === null ? {} : { name }),
    ...(preset === null ? {} : { preset: preset.value }),
    ...writeChain(funnel),
    ...(choice === null ? {} : { chain: choice.value }),
    ...(count === null ? {} : { count: count.value }),
    ...(by === null ? {} : { by: writeBreakdown(by) }),
    ...(per === null ? {} : { per: writeTrend(per) }),
    ...(durations === null ? {} : { durations: writeDurations(durations) }),
    ...(eachStep === null ? {} : { stepAggregations: writeAggregations(eachStep) }),
    ...(atEnd === null ? {} : { endAggregations: writeAggregations(atEnd) }),
  };
}

function writeBreakdown({ columns, on, top }: BreakdownClause): NonNullable<FunnelJson["by"]> {
  const names = columns.map(({ name }) => name);
  const [only] = names;
  if (on === null && top === null) return names.length === 1 && only !== undefined ? only : names;
  return {
    columns: names,
    ...(on === null ? {} : { on: on.value }),
    ...(top === null ? {} : { top }),
  };
}

function writeTrend({ bucket, zone }: TrendClause): NonNullable<FunnelJson["per"]> {
  return zone === null ? bucket : { bucket, zone };
}

function writeDurations({
  histogram,
}: NonNullable<Funnel["durations"]>): NonNullable<FunnelJson["durations"]> {
  return histogram === null ? true : { histogram };
}

import type { Aggregation, Funnel } from "../../ast.js";
import type { AggregationsJson, FunnelJson } from "../document.js";
import { below, placeOf } from "../pointer.js";
import { aggregationItems, readAggregation } from "./aggregation.js";
import type { Digits } from "./literal.js";
import { readSteps, type WrittenFilters } from "./step.js";

/** A funnel with the predicates that its steps were made of. */
export interface ReadFunnel {
  readonly funnel: Funnel;
  readonly steps: readonly WrittenFilters[];
}

/** One funnel. An empty list of aggregations stays an empty list. */
export function readFunnel(json: FunnelJson, pointer: string, digits: Digits): ReadFunnel {
  const steps = readSteps(json.sequence, below(pointer, "sequence"), digits);
  const funnel: Funnel = {
    kind: "funnel",
    name: json.name ?? null,
    steps: steps.map(({ step }) => step),
    eachStep: readBlock(json.stepAggregations, below(pointer, "stepAggregations")),
    atEnd: readBlock(json.endAggregations, below(pointer, "endAggregations")),
    at: placeOf(pointer),
  };
  return { funnel, steps };
}

function readBlock(json: AggregationsJson | undefined, pointer: string): readonly Aggregation[] | null {
  return json === undefined ? null : aggregationItems(json, pointer).flatMap(readAggregation);
}

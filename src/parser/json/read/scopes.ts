import { fail } from "../../../errors/index.js";
import type { DocumentJson, FunnelJson } from "../document.js";
import { below, placeOf } from "../pointer.js";
import { type AggregationItem, aggregationItems } from "./aggregation.js";

/** A funnel where it stands: `funnel` comes before `funnels`. */
export interface WrittenFunnel {
  readonly json: FunnelJson;
  readonly pointer: string;
  /** How messages name it. */
  readonly scope: string;
}

/** All funnels of a document. */
export function writtenFunnels(json: DocumentJson): WrittenFunnel[] {
  const first = json.funnel === undefined ? [] : [{ json: json.funnel, pointer: "/funnel", scope: "funnel" }];
  const others = (json.funnels ?? []).map((funnel, i) => ({
    json: funnel,
    pointer: below("", "funnels", i),
    scope: `funnels.${i}`,
  }));
  return [...first, ...others];
}

/** Names of funnels are unique. Errors: duplicate-name. */
export function checkFunnelNames(funnels: readonly WrittenFunnel[]): void {
  const seen = new Set<string>();
  for (const { json, pointer } of funnels) {
    const { name } = json;
    if (name === undefined) continue;
    if (seen.has(name))
      fail("duplicate-name", { what: "funnel", name }, { place: placeOf(below(pointer, "name")) });
    seen.add(name);
  }
}

/** A list of aggregations, in which names are unique. */
export interface AggregationScope {
  readonly name: string;
  readonly pointer: string;
  readonly items: readonly AggregationItem[];
}

/** The lists of a document: the query's first, then those of the funnels. */
export function aggregationScopes(json: DocumentJson, funnels: readonly WrittenFunnel[]): AggregationScope[] {
  const query = "/query/aggregations";
  return [
    { name: "query.aggregations", pointer: query, items: aggregationItems(json.query?.aggregations, query) },
    ...funnels.flatMap(({ json: funnel, pointer, scope }) =>
      (["stepAggregations", "endAggregations"] as const).map((key) => {
        const at = below(pointer, key);
        return { name: `${scope}.${key}`, pointer: at, items: aggregationItems(funnel[key], at) };
      }),
    ),
  ];
}

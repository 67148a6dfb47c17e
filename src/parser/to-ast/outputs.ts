import { fail } from "../../errors/index.js";
import type { Aggregation } from "../ast.js";
import type { AggregationCstNode, BlockCstNode } from "../cst.js";
import { LIMITS } from "../limits.js";
import { nodePlace, type Origin, tokenPlace } from "./place.js";
import { columnName, only, positiveCount, stringText } from "./value.js";

/** All blocks of one place as one list. Errors: too-many, duplicate-name. */
export function blocks(nodes: readonly BlockCstNode[], origin: Origin): Aggregation[] {
  const found = nodes.flatMap((block) => block.children.aggregation ?? []);
  const list = found.map((each) => aggregation(each, origin));
  const extra = list[LIMITS.aggregations];
  if (extra !== undefined) {
    const details = { what: "aggregations in a block", limit: LIMITS.aggregations, found: list.length };
    fail("too-many", details, { place: extra.at });
  }
  const names = new Set<string>();
  for (const { name, at } of list) {
    if (name === null) continue;
    if (names.has(name)) fail("duplicate-name", { what: "aggregation", name }, { place: at });
    names.add(name);
  }
  return list;
}

const STATISTICS = { sum: "sum", mean: "mean", min: "min", max: "max" } as const;

function aggregation(node: AggregationCstNode, origin: Origin): Aggregation {
  const { countOf, usersOf, statisticOf, summaryOf, On, Number: top, String: name, Top } = node.children;
  const { ofColumn } = (countOf ?? statisticOf ?? summaryOf)?.[0]?.children ?? {};
  const { byColumn } = (countOf ?? statisticOf ?? usersOf)?.[0]?.children ?? {};
  const statistic = statisticOf?.[0]?.children.Statistic[0]?.image.toLowerCase() ?? "";
  const fn = countOf ? (ofColumn ? "count" : "rows") : usersOf ? "users" : summaryOf ? "summary" : null;
  if (Top !== undefined && byColumn === undefined && summaryOf === undefined) {
    const hint = 'add "by COLUMN" before top, or leave top out';
    fail("top-without-by", {}, { place: tokenPlace(origin, only(Top)), hint });
  }
  return {
    kind: "aggregation",
    // What is no count, users or summary is one of the category Statistic: the keys of STATISTICS.
    fn: fn ?? STATISTICS[statistic as keyof typeof STATISTICS],
    column: ofColumn ? columnName(only(only(ofColumn).children.Name), origin) : null,
    by: byColumn ? columnName(only(only(byColumn).children.Name), origin) : null,
    top: top ? positiveCount(only(top), "a whole number of entries after top", origin) : null,
    onStep: On !== undefined,
    name: name ? stringText(only(name), origin) : null,
    at: nodePlace(origin, node),
  };
}

import { aggregatedColumns, decidingColumns } from "../logical/needs.js";
import { scanOf, withScan } from "../logical/scan-of.js";
import type { Rule } from "./rule.js";

/** Reads only columns that something in the plan uses; row filters are checked on statistics alone. */
export const pruneColumns: Rule = {
  name: "prune-columns",
  apply(plan) {
    const scan = scanOf(plan);
    const deciding = decidingColumns(plan);
    const { query, funnels } = aggregatedColumns(plan);
    const columns = scan.columns.filter((name) => deciding.has(name) || query.has(name) || funnels.has(name));
    return columns.length === scan.columns.length ? plan : withScan(plan, { ...scan, columns });
  },
};

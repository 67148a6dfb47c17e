import { aggregatedColumns, decidingColumns } from "../logical/needs.js";
import { scanOf, withScan } from "../logical/scan-of.js";
import type { Rule } from "./rule.js";

/**
 * Reads columns that only aggregates use after the users are known. It pays when users are chosen: by a condition,
 * or for columns of funnel steps by the funnel itself.
 */
export const deferColumns: Rule = {
  name: "defer-columns",
  apply(plan) {
    const { condition } = plan.input;
    const takesAll = condition.kind === "constant" && condition.value;
    const scan = scanOf(plan);
    const deciding = decidingColumns(plan);
    const { query, funnels } = aggregatedColumns(plan);
    const late = scan.columns.filter((name) => {
      if (deciding.has(name)) return false;
      return query.has(name) ? !takesAll : funnels.has(name);
    });
    if (late.length === 0) return plan;
    const columns = scan.columns.filter((name) => !late.includes(name));
    return withScan(plan, { ...scan, columns, deferred: [...scan.deferred, ...late] });
  },
};

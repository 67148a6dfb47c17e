import { scanOf, withScan } from "../logical/scan-of.js";
import { distinctItems, keyOf } from "./canonical.js";
import { allOf } from "./conjuncts.js";
import type { Rule } from "./rule.js";

/** Lets the scan leave out rows outside the timeframe, so that their row groups need not be read; the filter stays. */
export const pushTimeframe: Rule = {
  name: "push-timeframe",
  apply(plan) {
    const { input } = plan.input.input;
    if (input.kind === "scan") return plan;
    const scan = scanOf(plan);
    const before = scan.rowFilter === null ? [] : [scan.rowFilter];
    const rowFilter = allOf(distinctItems([...before, input.predicate]));
    if (before[0] !== undefined && rowFilter !== null && keyOf(before[0]) === keyOf(rowFilter)) return plan;
    return withScan(plan, { ...scan, rowFilter });
  },
};

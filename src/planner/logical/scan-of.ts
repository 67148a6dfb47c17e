import type { LogicalPlan, ScanNode } from "./plan.js";

/** The scan at the bottom of a plan. */
export function scanOf(plan: LogicalPlan): ScanNode {
  const { input } = plan.input.input;
  return input.kind === "scan" ? input : input.input;
}

/** The plan with another scan at its bottom. */
export function withScan(plan: LogicalPlan, scan: ScanNode): LogicalPlan {
  const select = plan.input;
  const group = select.input;
  const input = group.input.kind === "scan" ? scan : { ...group.input, input: scan };
  return { ...plan, input: { ...select, input: { ...group, input } } };
}

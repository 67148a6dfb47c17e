import type { ColumnLayout, KernelSource } from "../codegen/kernel-source.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";

type Generate = (plan: PhysicalPlan, columns: readonly ColumnLayout[]) => KernelSource;

const sources = new Map<Generate, WeakMap<PhysicalPlan, Map<string, KernelSource>>>();

/** As `generate`, once for a plan and layouts: parts of a dataset nearly always have the same ones. */
export function kernelSource(
  generate: Generate,
  plan: PhysicalPlan,
  columns: readonly ColumnLayout[],
): KernelSource {
  const plans = sources.get(generate) ?? new WeakMap<PhysicalPlan, Map<string, KernelSource>>();
  sources.set(generate, plans);
  const byLayout = plans.get(plan) ?? new Map<string, KernelSource>();
  plans.set(plan, byLayout);
  const layout = JSON.stringify(columns);
  const source = byLayout.get(layout) ?? generate(plan, columns);
  byLayout.set(layout, source);
  return source;
}

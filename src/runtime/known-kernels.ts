import type { KernelSource } from "../codegen/kernel-source.js";
import { structuralKey } from "../codegen/scope.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";

const sources = new Map<string, KernelSource>();
const MOST_SOURCES = 512;

/**
 * What `generate` makes, once for plans of one hash and `key`, which holds all else that it looks at as plain data: parts of a dataset nearly
 * always have the same layouts.
 */
export function kernelSource(plan: PhysicalPlan, key: unknown, generate: () => KernelSource): KernelSource {
  const name = `${plan.hash} ${structuralKey(key)}`;
  const known = sources.get(name);
  if (known !== undefined) return known;
  if (sources.size >= MOST_SOURCES) sources.clear();
  const source = generate();
  sources.set(name, source);
  return source;
}

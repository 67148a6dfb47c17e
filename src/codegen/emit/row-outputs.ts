import type { ScanPass } from "../../planner/physical/plan.js";
import type { Code } from "../code.js";
import { emitPaths } from "./paths.js";
import { emitRetention } from "./retention.js";
import type { Walk } from "./walk.js";

/** Statements for a selected user that feed the sinks of retentions, then those of paths (runtime/row-sinks.ts). `levels`: per funnel. */
export function emitRowOutputs(
  walk: Walk,
  scan: ScanPass,
  levels: readonly Code[],
  skip: Code,
): readonly Code[] {
  const { retentions, paths } = scan;
  return [
    ...retentions.map((spec, at) => emitRetention(walk, at, spec, skip)),
    ...paths.map((spec, at) => emitPaths(walk, retentions.length + at, spec, scan, levels, skip)),
  ];
}

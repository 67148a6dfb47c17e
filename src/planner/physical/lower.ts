import type { DatasetInfo } from "../catalog.js";
import type { FunnelSpec } from "../funnel.js";
import { looksAtOrder } from "../logical/needs.js";
import type { LogicalPlan } from "../logical/plan.js";
import { scanOf } from "../logical/scan-of.js";
import type { PathsSpec } from "../paths.js";
import type { RetentionSpec } from "../retention.js";
import { planHash } from "./hash.js";
import { type GroupPass, type PhysicalPlan, PLAN_VERSION, type SortPass } from "./plan.js";

/**
 * Chooses passes for a plan. Group and sort passes are left out where the layout of the parts gives what they would,
 * and sort also when nothing looks at the order of rows. `warnings` travel with the plan.
 */
export function lower(
  plan: LogicalPlan,
  dataset: DatasetInfo,
  warnings: readonly string[] = [],
): PhysicalPlan {
  const { users, time } = plan.input.input;
  const scan = scanOf(plan);
  const { input } = plan.input.input;
  const read = new Set([...scan.columns, ...scan.deferred]);
  const funnels: FunnelSpec[] = [];
  const retentions: RetentionSpec[] = [];
  const paths: PathsSpec[] = [];
  for (const output of plan.outputs) {
    if (output.kind === "funnel") {
      const { kind: _, ...funnel } = output;
      funnels.push(funnel);
    } else if (output.kind === "retention") {
      const { kind: _, ...retention } = output;
      retentions.push(retention);
    } else if (output.kind === "paths") {
      const { kind: _, ...tree } = output;
      paths.push(tree);
    }
  }
  const unhashed: Omit<PhysicalPlan, "hash"> = {
    version: PLAN_VERSION,
    dataset: scan.dataset,
    users,
    time,
    timeUnit: dataset.timeUnit,
    warnings,
    columns: dataset.columns.filter((column) => read.has(column.name)),
    passes: {
      read: { kind: "read", columns: scan.columns, rowFilter: scan.rowFilter, required: scan.required },
      group: groupPass(plan, dataset),
      sort: sortPass(plan, dataset),
      scan: {
        kind: "scan",
        filter: input.kind === "filter" ? input.predicate : null,
        shared: plan.shared,
        sessionGap: plan.sessionGap,
        condition: plan.input.condition,
        funnels,
        retentions,
        paths,
        aggregates: plan.outputs.flatMap((output) => (output.kind === "aggregate" ? output.aggregates : [])),
      },
      gather: scan.deferred.length === 0 ? null : { kind: "gather", columns: scan.deferred },
    },
  };
  return { ...unhashed, hash: planHash(unhashed) };
}

function groupPass(plan: LogicalPlan, dataset: DatasetInfo): GroupPass | null {
  const { grouped, sorted } = dataset.layout;
  return grouped || sorted ? null : { kind: "group", users: plan.input.input.users };
}

function sortPass(plan: LogicalPlan, dataset: DatasetInfo): SortPass | null {
  const { time, order } = plan.input.input;
  if (dataset.layout.sorted || !looksAtOrder(plan)) return null;
  return { kind: "sort", keys: [time, ...order] };
}

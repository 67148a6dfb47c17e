import { scanColumns } from "../../codegen/kernel-columns.js";
import { wholeForm } from "../../codegen/scan-form.js";
import { scanKernel } from "../../codegen/scan-kernel.js";
import { aggregateGroups, isDeferred } from "../../planner/aggregate-groups.js";
import type { PhysicalPlan } from "../../planner/physical/plan.js";
import type { Value } from "../../types.js";
import { AggregateState } from "../aggregate-state.js";
import type { Column } from "../column.js";
import { compileKernel } from "../compile.js";
import { type BoundColumns, bindKernelColumns, keyCounts } from "../kernel-columns.js";
import type { ScanCounts } from "../kernel-input.js";
import type { UserSets } from "../parameters.js";
import type { Grouping } from "./group.js";

/** What a scan found, user by user and in all. */
export interface Scanned extends ScanCounts {
  readonly matched: Uint8Array;
  /** Per row in run order: 1 when it passes the row filter; null without one, or when nobody asks. */
  readonly passing: Uint8Array | null;
  readonly levels: readonly Uint8Array[];
  readonly usersAt: readonly Float64Array[];
  readonly rowsAt: readonly Float64Array[];
  /** Per aggregate group, of the aggregations whose columns were there. */
  readonly states: readonly AggregateState[];
  readonly bound: BoundColumns;
}

/** Walks the users' runs. `columns` lie in run order. */
export function scanRows(
  plan: PhysicalPlan,
  grouping: Grouping,
  columns: ReadonlyMap<string, Column>,
  userSets: UserSets,
  userAt: (row: number) => Value,
): Scanned {
  const bound = bindKernelColumns(scanColumns(plan), columns);
  const kernel = compileKernel(scanKernel(plan, bound.layouts, wholeForm(plan)), userSets);
  const { userCount, runs } = grouping;
  const { funnels, filter } = plan.passes.scan;
  const states = aggregateGroups(plan).map(({ specs }) => {
    const present = specs.filter((spec) => !isDeferred(plan, spec));
    return new AggregateState(present, keyCounts(present, bound));
  });
  const result = {
    matched: new Uint8Array(userCount),
    passing: filter && plan.passes.gather ? new Uint8Array(runs[userCount] ?? 0) : null,
    levels: funnels.map(() => new Uint8Array(userCount)),
    usersAt: funnels.map((funnel) => new Float64Array(funnel.steps.length + 1)),
    rowsAt: funnels.map((funnel) => new Float64Array(funnel.steps.length + 1)),
    states,
  };
  const counts = kernel({
    ...result,
    runs,
    userCount,
    chosen: new Int32Array(),
    columns: bound.columns,
    userAt,
  });
  const none = { scannedUsers: 0, scannedRows: 0, users: 0, rows: 0 };
  return { ...(counts ?? none), ...result, bound };
}

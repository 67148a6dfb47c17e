import { gatherKernel } from "../../codegen/gather-kernel.js";
import { gatherColumns } from "../../codegen/kernel-columns.js";
import { aggregateGroups, isDeferred } from "../../planner/aggregate-groups.js";
import type { GatherPass, PhysicalPlan } from "../../planner/physical/plan.js";
import { AggregateState } from "../aggregate-state.js";
import type { Column } from "../column.js";
import { compileKernel } from "../compile.js";
import { type BoundColumns, bindKernelColumns, keyCounts } from "../kernel-columns.js";
import type { PartSource } from "../part-source.js";
import type { Selection } from "../selection.js";
import { take } from "../take.js";

/** State of the deferred aggregations, per aggregate group. */
export interface Gathered {
  readonly states: readonly AggregateState[];
  readonly bound: BoundColumns;
  readonly rowCount: number;
}

/** Reads the deferred columns where matched users have rows, and adds those rows to the aggregations. */
export async function gatherRows(
  plan: PhysicalPlan,
  pass: GatherPass,
  source: PartSource,
  ordered: ReadonlyMap<string, Column>,
  selection: Selection,
): Promise<Gathered> {
  const empty = selection.rowCount === 0;
  const wanted = empty ? [] : gatherColumns(plan);
  const late = empty
    ? new Map<string, Column>()
    : await source.read(pass.columns, selection.rowGroups, selection.rows);
  const columns = new Map<string, Column>();
  for (const { name } of wanted) {
    const column = late.get(name);
    const early = ordered.get(name);
    if (column) columns.set(name, takeAll(column, selection.rows));
    else if (early) columns.set(name, takeAll(early, selection.positions));
  }
  const bound = bindKernelColumns(wanted, columns);
  const states = aggregateGroups(plan).map(({ specs }) => {
    const deferred = specs.filter((spec) => isDeferred(plan, spec));
    return new AggregateState(deferred, keyCounts(deferred, bound));
  });
  if (!empty) {
    const kernel = compileKernel(gatherKernel(plan, bound.layouts), new Map());
    kernel({
      runs: selection.runs,
      userCount: selection.runs.length - 1,
      columns: bound.columns,
      states,
      levels: selection.levels,
      matched: new Uint8Array(),
      passing: null,
      usersAt: [],
      rowsAt: [],
      userAt: () => null,
    });
  }
  return { states, bound, rowCount: selection.rowCount };
}

function takeAll(column: Column, rows: Int32Array | null): Column {
  return rows === null ? column : take(column, rows);
}

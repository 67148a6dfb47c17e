import { gatherKernel } from "../../codegen/gather-kernel.js";
import { gatherColumns } from "../../codegen/kernel-columns.js";
import { aggregateGroups, isDeferred } from "../../planner/aggregate-groups.js";
import type { GatherPass, PhysicalPlan } from "../../planner/physical/plan.js";
import { AggregateState } from "../aggregate-state.js";
import type { Column } from "../column.js";
import { compileKernel } from "../compile.js";
import { type BoundColumns, bindKernelColumns, keyCounts } from "../kernel-columns.js";
import { kernelSource } from "../known-kernels.js";
import type { PartSource } from "../part-source.js";
import { RowBits } from "../row-bits.js";
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
  const { runs, levels } = selection;
  const users = { runs, userCount: runs.length - 1, chosen: null, levels };
  return { ...addRows(plan, bindKernelColumns(wanted, columns), users), rowCount: selection.rowCount };
}

/** As gatherRows where all columns are there whole, in run order: the rows of `chosen` users are added where they lie. */
export function gatherInPlace(
  plan: PhysicalPlan,
  columns: ReadonlyMap<string, Column>,
  runs: Int32Array,
  chosen: Int32Array,
  levels: readonly Uint8Array[],
): Gathered {
  const bound = bindKernelColumns(chosen.length === 0 ? [] : gatherColumns(plan), columns);
  let rowCount = 0;
  // Users are below runs.length - 1.
  for (let at = 0; at < chosen.length; at++) rowCount += runs[chosen[at]! + 1]! - runs[chosen[at]!]!;
  return { ...addRows(plan, bound, { runs, userCount: runs.length - 1, chosen, levels }), rowCount };
}

/** Runs the kernel over the users' rows; no users, no kernel. */
function addRows(
  plan: PhysicalPlan,
  bound: BoundColumns,
  users: {
    readonly runs: Int32Array;
    readonly userCount: number;
    readonly chosen: Int32Array | null;
    readonly levels: readonly Uint8Array[];
  },
): Omit<Gathered, "rowCount"> {
  const { chosen, userCount } = users;
  const states = aggregateGroups(plan).map(({ specs }) => {
    const deferred = specs.filter((spec) => isDeferred(plan, spec));
    return new AggregateState(deferred, keyCounts(deferred, bound));
  });
  if ((chosen?.length ?? userCount) > 0) {
    const isChosen = chosen !== null;
    const kernel = compileKernel(
      kernelSource(plan, ["gather", isChosen, bound.layouts], () =>
        gatherKernel(plan, bound.layouts, isChosen),
      ),
      new Map(),
    );
    kernel({
      ...users,
      chosen: chosen ?? new Int32Array(),
      ties: new Int32Array(),
      columns: bound.columns,
      states,
      matched: new Uint8Array(),
      passing: null,
      usersAt: [],
      rowsAt: [],
      funnels: [],
      sequences: [],
      rowSinks: [],
      rowBits: new RowBits(),
      userAt: () => null,
    });
  }
  return { states, bound };
}

function takeAll(column: Column, rows: Int32Array | null): Column {
  return rows === null ? column : take(column, rows);
}

import { FrocketError } from "../../errors/index.js";
import type { PhysicalPlan } from "../../planner/physical/plan.js";
import type { Column } from "../column.js";
import type { PartSource } from "../part-source.js";
import type { Grouping } from "../passes/group.js";
import { chooseRowGroups } from "../passes/read.js";
import type { PassLog } from "../report.js";
import { buildBlocks } from "./build-blocks.js";
import type { PartBlocks, StoredRuns } from "./part-blocks.js";
import type { StoreTask } from "./task.js";

/** What a plan needs of a part before it knows who matches. */
export interface Needs {
  readonly columns: readonly string[];
  readonly ids: boolean;
}

/** Rows of a part in run order. */
export interface StoredRows extends StoredRuns {
  readonly columns: ReadonlyMap<string, Column>;
  /** One a user; null when not needed. */
  readonly ids: Column | null;
}

/** The rows from the store alone; null when something is missing. */
export async function findRows(blocks: PartBlocks, needs: Needs): Promise<StoredRows | null> {
  const [runs, ids] = await Promise.all([blocks.runs(), needs.ids ? blocks.column("ids") : null]);
  if (runs === null || (needs.ids && ids?.length !== runs.runs.length - 1)) return null;
  const columns = await blocks.columns(needs.columns, runs.rowCount);
  return columns.size === new Set(needs.columns).size ? { ...runs, columns, ids } : null;
}

/**
 * The rows after what is missing was read from Parquet. null when the part is better read the direct way: statistics rule out
 * row groups, there are no rows, or the rows cannot be ordered.
 */
export async function buildRows(
  plan: PhysicalPlan,
  task: StoreTask,
  blocks: PartBlocks,
  source: PartSource,
  needs: Needs,
  log: PassLog,
): Promise<StoredRows | null> {
  const rowCount = source.rowGroups.reduce((sum, group) => sum + group.rowCount, 0);
  const chosen = chooseRowGroups(plan.passes.read, source.rowGroups);
  if (rowCount === 0 || chosen.length < source.rowGroups.length) return null;
  const runs = await blocks.runs();
  const grouping = runs === null ? null : await groupingOf(runs, blocks);
  const present = runs === null ? new Map() : await blocks.columns(needs.columns, runs.rowCount);
  const columns = needs.columns.filter((name) => !present.has(name));
  const ids = needs.ids && (await blocks.column("ids")) === null;
  try {
    await buildBlocks(task, blocks, source, { grouping, ids, columns }, log);
  } catch (error) {
    // The direct way may not need what failed, or gives the same error.
    if (error instanceof FrocketError || error instanceof RangeError) return null;
    throw error;
  }
  return findRows(blocks, needs);
}

/** Where rows lie in the file; null when that is not known any more. */
export async function groupingOf(
  { runs, isReordered }: StoredRuns,
  blocks: PartBlocks,
): Promise<Grouping | null> {
  const order = isReordered ? await blocks.order() : null;
  return isReordered && order === null ? null : { runs, userCount: runs.length - 1, order };
}

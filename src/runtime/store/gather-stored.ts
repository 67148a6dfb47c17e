import { gatherColumns } from "../../codegen/kernel-columns.js";
import { deferredGroups } from "../../planner/aggregate-groups.js";
import type { GatherPass, PhysicalPlan } from "../../planner/physical/plan.js";
import type { Column } from "../column.js";
import type { PartSource } from "../part-source.js";
import { type Gathered, gatherInPlace, gatherRows } from "../passes/gather.js";
import type { Scanned } from "../passes/scan.js";
import { PassLog } from "../report.js";
import { chooseUsers, selectRows } from "../selection.js";
import { packArrays } from "./arrays.js";
import { buildBlocks } from "./build-blocks.js";
import type { PartBlocks } from "./part-blocks.js";
import { groupingOf, type StoredRows } from "./stored-rows.js";
import type { StoreTask } from "./task.js";

/** Stands for the file when nothing is read from it. */
const NO_SOURCE: PartSource = {
  path: "",
  rowGroups: [],
  columnNames: [],
  bytesRead: 0,
  fallbackColumns: [],
  read: async () => new Map(),
};

/**
 * The gather pass over stored columns. A column that is not there is read whole and kept when the matched users lie in most of
 * the part, or when it was wanted before; else only their row groups are read, and it is noted that the column was wanted.
 */
export async function gatherStored(
  plan: PhysicalPlan,
  pass: GatherPass,
  part: { readonly task: StoreTask; readonly blocks: PartBlocks; readonly rows: StoredRows },
  scanned: Scanned,
  open: () => Promise<PartSource>,
): Promise<Gathered> {
  const { blocks, rows } = part;
  const { runs } = rows;
  const groups = deferredGroups(plan);
  const inRunOrder = { runs, userCount: runs.length - 1, order: null };
  const users = chooseUsers(scanned, groups);
  if (users.length === 0) return gatherInPlace(plan, new Map(), runs, users, scanned.levels);

  const columns = new Map<string, Column>(rows.columns);
  // Users may be among them: the direct way has read them to group rows, this one has not.
  const wanted = [...new Set(gatherColumns(plan).map(({ name }) => name))];
  const absent = wanted.filter((name) => !columns.has(name));
  for (const [name, column] of await blocks.columns(absent, rows.rowCount)) columns.set(name, column);
  const missing = absent.filter((name) => !columns.has(name));
  if (missing.length === 0 && scanned.passing === null)
    return gatherInPlace(plan, columns, runs, users, scanned.levels);
  const selection = selectRows(inRunOrder, scanned, groups, NO_SOURCE, [0]);
  if (missing.length === 0) return gatherRows(plan, { ...pass, columns: [] }, NO_SOURCE, columns, selection);

  const source = await open();
  const grouping = await groupingOf(rows, blocks);
  const everywhere = [...source.rowGroups.keys()];
  const located = grouping && selectRows(grouping, scanned, groups, source, everywhere);
  const isMost = located === null || rowsIn(source, located.rowGroups) * 2 >= rows.rowCount;
  const whole: string[] = [];
  for (const name of missing) {
    if (isMost || (await blocks.has(`wanted:${name}`))) whole.push(name);
    else blocks.add(`wanted:${name}`, { content: { kind: "wanted" }, ...packArrays(new Map()) });
  }
  if (whole.length > 0) {
    // Part of the gather pass: not noted as passes of their own.
    const log = new PassLog(() => 0);
    const lacks = { grouping, ids: false, columns: whole };
    const built = await buildBlocks(part.task, blocks, source, lacks, log);
    for (const [name, column] of built) columns.set(name, column);
  }
  const late = missing.filter((name) => !columns.has(name));
  return gatherRows(plan, { ...pass, columns: late }, source, columns, located ?? selection);
}

function rowsIn(source: PartSource, rowGroups: readonly number[]): number {
  return rowGroups.reduce((sum, group) => sum + (source.rowGroups[group]?.rowCount ?? 0), 0);
}

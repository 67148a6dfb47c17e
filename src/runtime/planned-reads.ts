import type { Part } from "../planner/catalog.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";
import type { Store } from "../storage/store.js";
import { openPart } from "./parquet/index.js";
import type { RowGroupInfo } from "./part-source.js";
import { chooseRowGroups } from "./passes/read.js";

/** What a pass will read over all parts, as footers tell: compressed bytes of its column chunks. */
export interface PlannedRead {
  readonly pass: "read" | "gather";
  readonly columns: readonly string[];
  /** Row groups that statistics leave, and all of them. For gather the most that matching users can ask for. */
  readonly rowGroups: number;
  readonly rowGroupsInAll: number;
  readonly bytes: number;
}

/** The reads of a plan, found from footers only. Errors: those of opening the parts. */
export async function plannedReads(
  plan: PhysicalPlan,
  parts: readonly Part[],
  store: Store,
): Promise<readonly PlannedRead[]> {
  const { read, gather } = plan.passes;
  const chosen: RowGroupInfo[] = [];
  let rowGroupsInAll = 0;
  for (const part of parts) {
    const { rowGroups } = await openPart(store, part);
    rowGroupsInAll += rowGroups.length;
    for (const at of chooseRowGroups(read, rowGroups)) chosen.push(...rowGroups.slice(at, at + 1));
  }
  const planned = (pass: PlannedRead["pass"], columns: readonly string[]): PlannedRead => ({
    pass,
    columns,
    rowGroups: chosen.length,
    rowGroupsInAll,
    bytes: chosen.reduce((sum, group) => sum + bytesOf(group, columns), 0),
  });
  return [planned("read", read.columns), ...(gather ? [planned("gather", gather.columns)] : [])];
}

function bytesOf(group: RowGroupInfo, columns: readonly string[]): number {
  return columns.reduce((sum, column) => sum + (group.bytes.get(column) ?? 0), 0);
}

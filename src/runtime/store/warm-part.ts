import type { Part } from "../../planner/catalog.js";
import type { Store } from "../../storage/store.js";
import { openPart } from "../parquet/index.js";
import { PassLog } from "../report.js";
import { buildBlocks } from "./build-blocks.js";
import { PartBlocks } from "./part-blocks.js";
import { groupingOf } from "./stored-rows.js";
import type { LoadedBlock, StoreTask } from "./task.js";

/** Reads columns of a part that the store does not have, whole. Errors: as those of reading Parquet; null-id, null-time. */
export async function warmPart(
  part: Pick<Part, "path" | "size" | "version" | "rowCount">,
  task: StoreTask,
  store: Store,
  names: readonly string[],
): Promise<readonly LoadedBlock[]> {
  if (part.rowCount === 0) return [];
  const blocks = new PartBlocks(task);
  const runs = await blocks.runs();
  const present = runs === null ? new Map() : await blocks.columns(names, runs.rowCount);
  const columns = names.filter((name) => !present.has(name));
  const ids = !(await blocks.has("ids"));
  if (runs !== null && !ids && columns.length === 0) return blocks.loaded;
  const grouping = runs === null ? null : await groupingOf(runs, blocks);
  const source = await openPart(store, part);
  const log = new PassLog(() => source.bytesRead);
  await buildBlocks(task, blocks, source, { grouping, ids, columns }, log);
  return blocks.loaded;
}

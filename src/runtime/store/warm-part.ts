import type { Part } from "../../planner/catalog.js";
import type { Store } from "../../storage/store.js";
import { openPart } from "../parquet/index.js";
import { PassLog } from "../report.js";
import { buildBlocks } from "./build-blocks.js";
import { PartBlocks } from "./part-blocks.js";
import { groupingOf } from "./stored-rows.js";
import type { LoadedBlock, StoreTask } from "./task.js";

/** Reads columns of a part that the store does not have, whole, and makes their indexes. Errors: as those of reading Parquet; null-id, null-time. */
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
  if (runs !== null && !ids && columns.length === 0) return derive(blocks, names, runs.runs);
  const grouping = runs === null ? null : await groupingOf(runs, blocks);
  const source = await openPart(store, part);
  const log = new PassLog(() => source.bytesRead);
  await buildBlocks(task, blocks, source, { grouping, ids, columns }, log);
  const built = await blocks.runs();
  return built === null ? blocks.loaded : derive(blocks, names, built.runs);
}

/** Makes what queries derive from columns, and gives all that was not there before. */
async function derive(
  blocks: PartBlocks,
  names: readonly string[],
  runs: Int32Array,
): Promise<readonly LoadedBlock[]> {
  for (const [name, column] of await blocks.columns(names, runs.at(-1) ?? 0))
    if (column.type.kind === "string") await blocks.index(name, runs);
  await blocks.ties(runs);
  return blocks.loaded;
}

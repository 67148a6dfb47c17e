import type { Column } from "../column.js";
import type { PartSource } from "../part-source.js";
import { type Grouping, groupRows, runsOf } from "../passes/group.js";
import { sortRuns } from "../passes/sort.js";
import type { PassLog } from "../report.js";
import { take } from "../take.js";
import { packArrays } from "./arrays.js";
import type { PartBlocks } from "./part-blocks.js";
import type { StoreTask } from "./task.js";

/** What a part lacks in the store. */
export interface MissingBlocks {
  /** The known grouping; null when it is to be found again. */
  readonly grouping: Grouping | null;
  readonly ids: boolean;
  readonly columns: readonly string[];
}

/**
 * Reads what is missing from Parquet, whole, and adds it to the blocks in run order: users as they appear, rows of each by
 * (time, order columns, file position), so that any plan can use them. Gives the columns that were missing.
 * Errors: null-id, null-time, those of the source; RangeError when there is no memory for it.
 */
export async function buildBlocks(
  { key, layout }: Pick<StoreTask, "key" | "layout">,
  blocks: PartBlocks,
  source: PartSource,
  missing: MissingBlocks,
  log: PassLog,
): Promise<ReadonlyMap<string, Column>> {
  const isNew = missing.grouping === null;
  const sortKeys = isNew && !layout.sorted ? [key.time, ...key.order] : [];
  const known = isNew && layout.grouped && !missing.ids ? await source.runs?.(key.users) : null;
  const users = (isNew && !known) || missing.ids ? [key.users] : [];
  const names = [...new Set([...missing.columns, ...users, ...sortKeys])];
  const rowGroups = [...source.rowGroups.keys()];
  const columns = await log.pass(
    "read",
    () => source.rowGroups.reduce((sum, group) => sum + group.rowCount, 0),
    async () => new Map(await source.read(names, rowGroups)),
  );
  const grouping = missing.grouping ?? (await findGrouping({ key, layout }, columns, known ?? null, log));
  return log.pass(
    "keep",
    (kept) => kept.size,
    () => {
      if (isNew) addGrouping(blocks, grouping, source);
      const ids = columns.get(key.users);
      if (ids !== undefined && users.length > 0) blocks.addColumn("ids", take(ids, firstRows(grouping)));
      return addColumns(blocks, columns, missing.columns, grouping);
    },
  );
}

async function findGrouping(
  { key, layout }: Pick<StoreTask, "key" | "layout">,
  columns: ReadonlyMap<string, Column>,
  known: Int32Array | null,
  log: PassLog,
): Promise<Grouping> {
  const grouping = known
    ? { runs: known, userCount: known.length - 1, order: null }
    : await groupByColumn({ key, layout }, columns.get(key.users), log);
  if (layout.sorted) return grouping;
  const keys = [key.time, ...key.order].flatMap((name) => columns.get(name) ?? []);
  return log.pass(
    "sort",
    () => grouping.runs.at(-1) ?? 0,
    () => sortRuns(grouping, keys, { column: key.time, path: key.path }),
  );
}

async function groupByColumn(
  { key, layout }: Pick<StoreTask, "key" | "layout">,
  users: Column | undefined,
  log: PassLog,
): Promise<Grouping> {
  if (users === undefined) throw new RangeError("users were not read");
  const where = { column: key.users, path: key.path };
  return log.pass(
    "group",
    (value) => value.userCount,
    () => (layout.grouped ? runsOf(users, where) : groupRows(users, where)),
  );
}

function addGrouping(blocks: PartBlocks, { runs, order }: Grouping, source: PartSource): void {
  const rowCount = source.rowGroups.reduce((sum, group) => sum + group.rowCount, 0);
  const isReordered = order !== null;
  const content = { kind: "runs", rowCount, rowGroups: source.rowGroups.length, isReordered } as const;
  blocks.add("runs", { content, ...packArrays(new Map([["runs", runs]])) });
  if (order === null) return;
  blocks.add("order", { content: { kind: "order" }, ...packArrays(new Map([["order", order]])) });
}

/** File position of each user's first row. */
function firstRows({ runs, order, userCount }: Grouping): Int32Array {
  const starts = runs.slice(0, userCount);
  return order === null ? starts : starts.map((start) => order[start]!);
}

/** Columns are dropped one by one as their ordered copies are made. */
function addColumns(
  blocks: PartBlocks,
  columns: Map<string, Column>,
  names: readonly string[],
  { order }: Grouping,
): ReadonlyMap<string, Column> {
  const kept = new Map<string, Column>();
  for (const name of names) {
    const column = columns.get(name);
    columns.delete(name);
    if (column === undefined) continue;
    kept.set(name, blocks.addColumn(`column:${name}`, order === null ? column : take(column, order)));
  }
  return kept;
}

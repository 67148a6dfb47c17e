import { scanColumns } from "../../codegen/kernel-columns.js";
import { fail } from "../../errors/index.js";
import type { Part } from "../../planner/catalog.js";
import type { PhysicalPlan } from "../../planner/physical/plan.js";
import type { Store } from "../../storage/store.js";
import { answerPart, type ExecuteOptions } from "../answer-part.js";
import type { Column } from "../column.js";
import { executePart, type PartOutcome } from "../execute.js";
import { needsIds } from "../needs-ids.js";
import type { PartSource } from "../part-source.js";
import { timesOf } from "../passes/sort.js";
import { type PartReport, PassLog } from "../report.js";
import { walkAll } from "../strategy/choose.js";
import type { Strategy } from "../strategy/strategy.js";
import { userAt, userIds } from "../user-ids.js";
import { gatherStored } from "./gather-stored.js";
import { PartBlocks } from "./part-blocks.js";
import { fitsColumns, partStrategy } from "./part-strategy.js";
import { buildRows, findRows, type Needs, type StoredRows } from "./stored-rows.js";
import type { LoadedBlock, StoreTask } from "./task.js";

/** The outcome for one part, with what the store should keep. */
export interface StoredOutcome {
  readonly outcome: PartOutcome;
  readonly loaded: readonly LoadedBlock[];
}

/**
 * Runs a plan over one part with the help of the store: the file is only looked at, not opened, when everything is there.
 * Errors: as `executePart`; `file-changed`, `file-missing`.
 */
export async function executeStored(
  plan: PhysicalPlan,
  part: Pick<Part, "path" | "size" | "version">,
  task: StoreTask,
  store: Store,
  options: ExecuteOptions,
): Promise<StoredOutcome> {
  const { size, version } = await store.identify(part.path);
  if (size !== part.size || version !== part.version) fail("file-changed", { path: part.path });
  let source: PartSource | null = null;
  const open = async (): Promise<PartSource> => {
    if (source !== null) return source;
    // Where everything is stored, nothing that reads Parquet is loaded.
    const { openPart } = await import("../parquet/index.js");
    source ??= await openPart(store, part);
    return source;
  };
  const log = new PassLog(() => source?.bytesRead ?? 0);
  const blocks = new PartBlocks(task);
  const forced = options.forced ?? null;
  const choose = (runs: Int32Array): Promise<Strategy> =>
    log.pass(
      "index",
      () => runs.at(-1) ?? 0,
      () => partStrategy(plan, blocks, runs, options),
    );
  const known = await blocks.runs();
  let strategy = known === null ? null : await choose(known.runs);
  const needs = needsOf(plan, strategy ?? walkAll(plan, 0, "", options.usersOf?.funnel), options);
  const rows =
    (await log.pass(
      "load",
      (value) => value?.rowCount ?? 0,
      () => findRows(blocks, needs),
    )) ?? (await buildRows(plan, task, blocks, await open(), needs, log));
  // A first touch of Parquet does not pay for indexes as well: they cost more than the one walk that they save.
  if (rows !== null && strategy === null)
    strategy =
      forced === null
        ? walkAll(plan, rows.runs.length - 1, "read for the first time", options.usersOf?.funnel)
        : await choose(rows.runs);
  if (rows === null || strategy === null || !fitsColumns(strategy, rows.columns))
    return { outcome: await executePart(plan, await open(), options), loaded: blocks.loaded };

  const time = rows.columns.get(plan.time);
  if (time) timesOf(time, { column: plan.time, path: part.path });
  const { runs, columns } = rows;
  const answer = await answerPart(
    plan,
    {
      grouping: { runs, userCount: runs.length - 1, order: null },
      strategy,
      columns,
      ...idAccess(rows),
      gather: (pass, scanned) => gatherStored(plan, pass, { task, blocks, rows }, scanned, open),
    },
    options,
    log,
  );
  const { partial, matched, users, reached, scannedRows, scannedUsers } = answer;
  const report = {
    path: part.path,
    source: blocks.source,
    rowCount: rows.rowCount,
    rowGroups: rows.rowGroups,
    rowGroupsRead: source === null ? 0 : rows.rowGroups,
    rowsLeftOut: 0,
    ...openedReads(source),
    scannedRows,
    scannedUsers,
    passes: log.passes,
    strategy: strategy.report,
  };
  return { outcome: { partial, report, matched, users, reached }, loaded: blocks.loaded };
}

/** The compiler does not see that `open` sets the source. */
function openedReads(source: PartSource | null): Pick<PartReport, "bytesRead" | "fallbackColumns"> {
  return { bytesRead: source?.bytesRead ?? 0, fallbackColumns: source?.fallbackColumns ?? [] };
}

/**
 * Users are known by their runs: their column is needed only where a predicate looks at it, and their ids where these are asked for.
 * A time that may be null is looked at even by a strategy that walks nobody, unless it was when ties were found: it is refused whichever
 * way a query goes.
 */
function needsOf(plan: PhysicalPlan, strategy: Strategy, options: ExecuteOptions): Needs {
  const names = (strategy.columns ?? []).map(({ name }) => name);
  const mayBeNull =
    strategy.form.ties === "unknown" &&
    plan.columns.some(({ name, nullable }) => name === plan.time && nullable);
  const time = scanColumns(plan).some(({ name }) => name === plan.time) && mayBeNull ? [plan.time] : [];
  return {
    columns: [...new Set([...names, ...time])],
    ids: needsIds(strategy.plan, options),
  };
}

/** Ids by user, as the passes ask for them. */
function idAccess({ runs, ids }: StoredRows) {
  const userCount = runs.length - 1;
  const none: Column = {
    kind: "number",
    type: { kind: "int" },
    length: 0,
    values: new Uint8Array(),
    validity: null,
  };
  const column = ids ?? none;
  const byUser = { runs: Int32Array.from({ length: ids === null ? 1 : userCount + 1 }, (_, user) => user) };
  const grouping = { ...byUser, userCount: byUser.runs.length - 1, order: null };
  const idOf = userAt(column, grouping);
  return {
    userAt: (row: number) => idOf(userOfRow(runs, row)),
    idsOf: (chosen: Uint8Array | null) => userIds(column, grouping, chosen),
  };
}

/** The user in whose run a row lies. */
function userOfRow(runs: Int32Array, row: number): number {
  let low = 0;
  let high = runs.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (runs[middle]! <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

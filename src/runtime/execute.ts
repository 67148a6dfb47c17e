import { deferredGroups } from "../planner/aggregate-groups.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";
import { INT } from "../types.js";
import { answerPart, type ExecuteOptions, type PartAnswer } from "./answer-part.js";
import { emptyPartial } from "./assemble.js";
import type { Column } from "./column.js";
import { kernelColumnNames, needsIds } from "./needs-ids.js";
import type { PartSource } from "./part-source.js";
import { gatherRows } from "./passes/gather.js";
import { type Grouping, groupRows, runsOf } from "./passes/group.js";
import { readRows } from "./passes/read.js";
import { sortRuns, timesOf } from "./passes/sort.js";
import { type PartReport, PassLog } from "./report.js";
import { selectRows } from "./selection.js";
import { walkAll } from "./strategy/choose.js";
import type { Strategy } from "./strategy/strategy.js";
import { take } from "./take.js";
import { userAt, userIds } from "./user-ids.js";

/** The outcome for one part: plain data, cloned between threads. */
export interface PartOutcome extends Pick<PartAnswer, "partial" | "matched" | "users" | "reached"> {
  readonly report: PartReport;
}

/** Runs the passes of a plan over one part of Parquet. Errors: null-id, null-time, and those of the source. */
export async function executePart(
  plan: PhysicalPlan,
  source: PartSource,
  options: ExecuteOptions,
): Promise<PartOutcome> {
  const { read, group, sort } = plan.passes;
  const log = new PassLog(() => source.bytesRead);
  const wanted = kernelColumnNames(plan, options);
  const onlyRuns = group === null && !wanted.has(plan.users) && !needsIds(plan, options);
  const rows = await log.pass(
    "read",
    (value) => value.rowCount,
    () => readRows(read, source, onlyRuns ? plan.users : null),
  );
  const rowsOf = (groups: Iterable<number>): number =>
    [...groups].reduce((sum, at) => sum + (source.rowGroups[at]?.rowCount ?? 0), 0);
  const rowCount = rowsOf(source.rowGroups.keys());
  const report = (
    { scannedRows, scannedUsers }: Pick<PartAnswer, "scannedRows" | "scannedUsers">,
    { report: strategy }: Strategy,
  ) => ({
    path: source.path,
    source: "parquet" as const,
    rowCount,
    rowGroups: source.rowGroups.length,
    rowGroupsRead: rows.rowGroups.length,
    rowsLeftOut: rowsOf(rows.rowGroups) - rows.rowCount,
    bytesRead: source.bytesRead,
    fallbackColumns: source.fallbackColumns,
    scannedRows,
    scannedUsers,
    passes: log.passes,
    strategy,
  });
  const users = rows.columns.get(plan.users);
  if (!users && rows.grouping === null)
    return {
      partial: emptyPartial(plan),
      report: report({ scannedRows: 0, scannedUsers: 0 }, walkAll(plan, 0, "nothing to read")),
      matched: options.collectMatched ? new Float64Array() : null,
      users: options.collectAll ? new Float64Array() : null,
      reached: null,
    };

  // Where pages were left out, their rows hold anything: the passes look at the others alone.
  const { kept } = rows;
  const keptOf = (name: string): Column | undefined => {
    const column = rows.columns.get(name);
    return column && kept ? take(column, kept) : column;
  };
  const where = { column: plan.users, path: source.path };
  let grouping =
    rows.grouping ?? (await findGrouping(keptOf(plan.users) ?? NO_USERS, group !== null, where, log));
  const time = keptOf(plan.time);
  if (time) timesOf(time, { column: plan.time, path: source.path });
  if (sort) {
    const keys = sort.keys.flatMap((key) => keptOf(key) ?? []);
    grouping = await log.pass(
      "sort",
      () => rows.rowCount,
      () => sortRuns(grouping, keys, { column: plan.time, path: source.path }),
    );
  }
  if (kept !== null) grouping = { ...grouping, order: positionsIn(kept, grouping.order) };

  const columns = inOrder(rows.columns, grouping, wanted);
  const strategy = walkAll(plan, grouping.userCount, "the part is read directly", options.usersOf?.funnel);
  const answer = await answerPart(
    plan,
    {
      grouping,
      strategy,
      columns,
      userAt: userAt(users ?? NO_USERS, grouping),
      idsOf: (chosen) => userIds(users ?? NO_USERS, grouping, chosen),
      gather: (pass, scanned) => {
        const selection = selectRows(grouping, scanned, deferredGroups(plan), source, rows.rowGroups);
        return gatherRows(plan, pass, source, columns, selection);
      },
    },
    options,
    log,
  );
  const { partial, matched, users: all, reached } = answer;
  return { partial, report: report(answer, strategy), matched, users: all, reached };
}

/** Stands for the users' column where nobody looks at ids. */
const NO_USERS: Column = {
  kind: "number",
  type: INT,
  length: 0,
  values: new Uint8Array(),
  validity: null,
};

/** An order of kept rows as positions among all. */
function positionsIn(kept: Int32Array, order: Int32Array | null): Int32Array {
  if (order === null) return kept;
  const positions = new Int32Array(order.length);
  for (let at = 0; at < positions.length; at++) positions[at] = kept[order[at]!]!;
  return positions;
}

/** Runs of users; where the layout says that they lie together, only boundaries are looked for. */
async function findGrouping(
  users: Column,
  isGroupPass: boolean,
  where: { readonly column: string; readonly path: string },
  log: PassLog,
): Promise<Grouping> {
  if (!isGroupPass) return runsOf(users, where);
  return log.pass(
    "group",
    (value) => value.userCount,
    () => groupRows(users, where),
  );
}

function inOrder(
  columns: ReadonlyMap<string, Column>,
  { order }: Grouping,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, Column> {
  if (order === null) return columns;
  const chosen = [...columns].filter(([name]) => wanted.has(name));
  return new Map(chosen.map(([name, column]) => [name, take(column, order)]));
}

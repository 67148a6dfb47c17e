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
import { take } from "./take.js";
import { userAt, userIds } from "./user-ids.js";

/** The outcome for one part: plain data, cloned between threads. */
export interface PartOutcome extends Pick<PartAnswer, "partial" | "matched" | "users"> {
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
  const wanted = kernelColumnNames(plan);
  const onlyRuns = group === null && !wanted.has(plan.users) && !needsIds(plan, options);
  const rows = await log.pass(
    "read",
    (value) => value.rowCount,
    () => readRows(read, source, onlyRuns ? plan.users : null),
  );
  const rowCount = source.rowGroups.reduce((sum, rowGroup) => sum + rowGroup.rowCount, 0);
  const report = ({ scannedRows, scannedUsers }: Pick<PartAnswer, "scannedRows" | "scannedUsers">) => ({
    path: source.path,
    source: "parquet" as const,
    rowCount,
    rowGroups: source.rowGroups.length,
    rowGroupsRead: rows.rowGroups.length,
    bytesRead: source.bytesRead,
    fallbackColumns: source.fallbackColumns,
    scannedRows,
    scannedUsers,
    passes: log.passes,
  });
  const users = rows.columns.get(plan.users);
  if (!users && rows.grouping === null)
    return {
      partial: emptyPartial(plan),
      report: report({ scannedRows: 0, scannedUsers: 0 }),
      matched: options.collectMatched ? new Float64Array() : null,
      users: options.collectAll ? new Float64Array() : null,
    };

  const where = { column: plan.users, path: source.path };
  let grouping = rows.grouping ?? (await findGrouping(users ?? NO_USERS, group !== null, where, log));
  const time = rows.columns.get(plan.time);
  if (time) timesOf(time, { column: plan.time, path: source.path });
  if (sort) {
    const keys = sort.keys.flatMap((key) => rows.columns.get(key) ?? []);
    grouping = await log.pass(
      "sort",
      () => rows.rowCount,
      () => sortRuns(grouping, keys, { column: plan.time, path: source.path }),
    );
  }

  const columns = inOrder(rows.columns, grouping, wanted);
  const answer = await answerPart(
    plan,
    {
      grouping,
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
  const { partial, matched, users: all } = answer;
  return { partial, report: report(answer), matched, users: all };
}

/** Stands for the users' column where nobody looks at ids. */
const NO_USERS: Column = {
  kind: "number",
  type: INT,
  length: 0,
  values: new Uint8Array(),
  validity: null,
};

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

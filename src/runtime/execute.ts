import { gatherColumns, scanColumns } from "../codegen/kernel-columns.js";
import { deferredGroups } from "../planner/aggregate-groups.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";
import { answerPart, type ExecuteOptions, type PartAnswer } from "./answer-part.js";
import { emptyPartial } from "./assemble.js";
import type { Column } from "./column.js";
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
  const rows = await log.pass(
    "read",
    (value) => value.rowCount,
    () => readRows(read, source),
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
  if (!users)
    return {
      partial: emptyPartial(plan),
      report: report({ scannedRows: 0, scannedUsers: 0 }),
      matched: options.collectMatched ? new Float64Array() : null,
      users: options.collectAll ? new Float64Array() : null,
    };

  const where = { column: plan.users, path: source.path };
  let grouping = group
    ? await log.pass(
        "group",
        (value) => value.userCount,
        () => groupRows(users, where),
      )
    : runsOf(users, where);
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

  const columns = inOrder(rows.columns, grouping, kernelColumnNames(plan));
  const answer = await answerPart(
    plan,
    {
      grouping,
      columns,
      userAt: userAt(users, grouping),
      idsOf: (chosen) => userIds(users, grouping, chosen),
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

/** Columns that a kernel looks at: others, as that of the users, are not brought in order. */
function kernelColumnNames(plan: PhysicalPlan): ReadonlySet<string> {
  const late = plan.passes.gather ? gatherColumns(plan) : [];
  return new Set([...scanColumns(plan), ...late].map(({ name }) => name));
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

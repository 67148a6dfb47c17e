import type { Predicate } from "../../planner/expression.js";
import type { ReadPass } from "../../planner/physical/plan.js";
import { mayHold } from "../../planner/pruning/may-hold.js";
import type { Column } from "../column.js";
import type { PartSource, RowGroupInfo } from "../part-source.js";
import { clipRuns } from "./clip-runs.js";
import type { Grouping } from "./group.js";

/** What a read pass gave: columns over the chosen row groups, concatenated. */
export interface ReadRows {
  readonly columns: ReadonlyMap<string, Column>;
  readonly rowGroups: readonly number[];
  readonly rowCount: number;
  /** Runs of users where the part keeps them and they were asked for: the users' column is then not among the columns. */
  readonly grouping: Grouping | null;
}

/** Row groups that a plan has to read: none when a required predicate can hold in none of those that the filter leaves. */
export function chooseRowGroups(read: ReadPass, rowGroups: readonly RowGroupInfo[]): readonly number[] {
  const possible = (predicate: Predicate, group: RowGroupInfo): boolean =>
    mayHold(predicate, (column) => {
      const zone = group.zones.get(column);
      return zone && { ...zone, rowCount: group.rowCount };
    });
  const { rowFilter, required } = read;
  const kept = [...rowGroups.entries()].filter(
    ([, group]) => rowFilter === null || possible(rowFilter, group),
  );
  const missing = required.some((predicate) => !kept.some(([, group]) => possible(predicate, group)));
  return missing ? [] : kept.map(([at]) => at);
}

/**
 * Reads the pass's columns from the row groups that statistics do not rule out. `users`: the column of which only the runs are
 * asked for, as rows lie by user; else null.
 */
export async function readRows(read: ReadPass, source: PartSource, users: string | null): Promise<ReadRows> {
  const rowGroups = chooseRowGroups(read, source.rowGroups);
  const rowCount = rowGroups.reduce((sum, at) => sum + (source.rowGroups[at]?.rowCount ?? 0), 0);
  if (rowCount === 0) return { columns: new Map(), rowGroups, rowCount, grouping: null };
  const runs = users === null ? null : ((await source.runs?.(users)) ?? null);
  const names = runs === null ? read.columns : read.columns.filter((name) => name !== users);
  const columns = await source.read(names, rowGroups);
  return { columns, rowGroups, rowCount, grouping: runs && clipRuns(runs, source.rowGroups, rowGroups) };
}

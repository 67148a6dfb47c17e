import type { Predicate } from "../../planner/expression.js";
import type { ReadPass } from "../../planner/physical/plan.js";
import { mayHold } from "../../planner/pruning/may-hold.js";
import type { Column } from "../column.js";
import type { PartSource, RowGroupInfo } from "../part-source.js";
import { clipRuns, clipToRows } from "./clip-runs.js";
import type { Grouping } from "./group.js";
import { rowsThatMayPass } from "./page-filter.js";

/** What a read pass gave: columns over the chosen row groups, concatenated. */
export interface ReadRows {
  readonly columns: ReadonlyMap<string, Column>;
  readonly rowGroups: readonly number[];
  /** Rows that were read and may pass the row filter. */
  readonly rowCount: number;
  /** Their positions in the columns, whose other rows may hold anything; null: all rows. */
  readonly kept: Int32Array | null;
  /** Runs of users (among the kept rows) where the part keeps them and they were asked for: the users' column is then not among the columns. */
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
 * Reads the pass's columns from the row groups and pages that statistics do not rule out. `users`: the column of which only the runs are
 * asked for, as rows lie by user; else null.
 */
export async function readRows(read: ReadPass, source: PartSource, users: string | null): Promise<ReadRows> {
  const rowGroups = chooseRowGroups(read, source.rowGroups);
  const allRows = rowGroups.reduce((sum, at) => sum + (source.rowGroups[at]?.rowCount ?? 0), 0);
  const kept = read.rowFilter === null ? null : await rowsThatMayPass(read.rowFilter, source, rowGroups);
  const rowCount = kept?.length ?? allRows;
  if (rowCount === 0) return { columns: new Map(), rowGroups, rowCount, kept, grouping: null };
  const names = read.columns.filter((name) => name !== users);
  const [runs, others] = await Promise.all([
    users === null ? null : (source.runs?.(users) ?? null),
    source.read(names, rowGroups, kept),
  ]);
  const isUsersRead = users !== null && runs === null;
  const columns = isUsersRead
    ? new Map([...others, ...(await source.read([users], rowGroups, kept))])
    : others;
  const clipped = runs && clipRuns(runs, source.rowGroups, rowGroups);
  const grouping = clipped && kept ? clipToRows(clipped, kept) : clipped;
  return { columns, rowGroups, rowCount, kept, grouping };
}

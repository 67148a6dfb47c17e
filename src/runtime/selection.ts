import type { AggregateGroup } from "../planner/aggregate-groups.js";
import type { PartSource } from "./part-source.js";
import type { Grouping } from "./passes/group.js";
import type { Scanned } from "./passes/scan.js";

/** The rows of matched users, as a later read of only their row groups sees them. */
export interface Selection {
  /** Row groups of the part that hold any of the rows, ascending. */
  readonly rowGroups: readonly number[];
  /** Positions in the concatenation of those row groups, user by user in stream order. */
  readonly rows: Int32Array;
  /** The same rows as positions in run order. */
  readonly positions: Int32Array;
  /** Offsets of the users' runs in `rows`. */
  readonly runs: Int32Array;
  /** Per funnel: level of each selected user. */
  readonly levels: readonly Uint8Array[];
}

/**
 * Selects the rows, of those that pass the row filter, of matched users whose level some of the groups ask for. `readGroups`: row groups that the read pass read,
 * of which positions in `grouping` count.
 */
export function selectRows(
  grouping: Grouping,
  { matched, levels, passing }: Pick<Scanned, "matched" | "levels" | "passing">,
  groups: readonly AggregateGroup[],
  source: Pick<PartSource, "rowGroups">,
  readGroups: readonly number[],
): Selection {
  const { runs, order, userCount } = grouping;
  const users: number[] = [];
  const ends: number[] = [0];
  const positions = new Int32Array(runs[userCount] ?? 0);
  let count = 0;
  for (let user = 0; user < userCount; user++) {
    if (matched[user] === 0 || !groups.some(({ over }) => asksFor(over, user, levels))) continue;
    for (let at = runs[user]!; at < runs[user + 1]!; at++) {
      if (passing === null || passing[at] === 1) positions[count++] = at;
    }
    users.push(user);
    ends.push(count);
  }
  const chosen = positions.slice(0, count);
  const rows = order === null ? chosen.slice() : chosen.map((at) => order[at]!);
  return {
    rowGroups: narrow(rows, source, readGroups),
    rows,
    positions: chosen,
    runs: Int32Array.from(ends),
    levels: levels.map((level) => Uint8Array.from(users, (user) => level[user]!)),
  };
}

function asksFor(over: AggregateGroup["over"], user: number, levels: readonly Uint8Array[]): boolean {
  if (over.kind === "query") return true;
  const level = levels[over.funnel]?.[user] ?? 0;
  return over.kind === "each-step" ? level > 0 : level === over.steps;
}

/** Drops row groups without any of the rows, and renumbers `rows` in place accordingly. */
function narrow(
  rows: Int32Array,
  source: Pick<PartSource, "rowGroups">,
  readGroups: readonly number[],
): readonly number[] {
  const starts = [0];
  for (const group of readGroups) starts.push(starts.at(-1)! + (source.rowGroups[group]?.rowCount ?? 0));
  const groupOf = (row: number): number => {
    let low = 0;
    let high = readGroups.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  if (readGroups.length === 1) return rows.length === 0 ? [] : readGroups;
  const used = new Uint8Array(readGroups.length);
  const positions = rows.map(groupOf);
  for (const position of positions) used[position] = 1;
  const shift: number[] = [];
  let dropped = 0;
  readGroups.forEach((_, at) => {
    shift.push(dropped);
    if (used[at] === 0) dropped += starts[at + 1]! - starts[at]!;
  });
  for (let at = 0; at < rows.length; at++) rows[at]! -= shift[positions[at]!]!;
  return readGroups.filter((_, at) => used[at] === 1);
}

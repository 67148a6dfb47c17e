import type { AggregateGroup } from "../planner/aggregate-groups.js";
import type { PartSource } from "./part-source.js";
import type { Grouping } from "./passes/group.js";
import type { Scanned } from "./passes/scan.js";

/** The rows of matched users, as a later read of only their row groups sees them. */
export interface Selection {
  /** Row groups of the part that hold any of the rows, ascending. */
  readonly rowGroups: readonly number[];
  readonly rowCount: number;
  /** Positions in the concatenation of those row groups, user by user in stream order; null: every row, as they lie. */
  readonly rows: Int32Array | null;
  /** The same rows as positions in run order; null: every row. */
  readonly positions: Int32Array | null;
  /** Offsets of the users' runs in `rows`. */
  readonly runs: Int32Array;
  /** Per funnel: level of each selected user. */
  readonly levels: readonly Uint8Array[];
}

/**
 * Selects the rows, of those that pass the row filter, of matched users whose level some of the groups ask for.
 * `readGroups`: row groups that the read pass read, of which positions in `grouping` count.
 */
export function selectRows(
  grouping: Grouping,
  scanned: Pick<Scanned, "matched" | "levels" | "passing">,
  groups: readonly AggregateGroup[],
  source: Pick<PartSource, "rowGroups">,
  readGroups: readonly number[],
): Selection {
  const { runs, order, userCount } = grouping;
  const { passing, levels } = scanned;
  const users = chooseUsers(scanned, groups);
  if (users.length === userCount && passing === null)
    return {
      rowGroups: readGroups,
      rowCount: runs[userCount] ?? 0,
      rows: order,
      positions: null,
      runs,
      levels,
    };

  const ends = new Int32Array(users.length + 1);
  const positions = new Int32Array(runs[userCount] ?? 0);
  let count = 0;
  for (let chosen = 0; chosen < users.length; chosen++) {
    const user = users[chosen]!;
    const end = runs[user + 1]!;
    for (let at = runs[user]!; at < end; at++)
      if (passing === null || passing[at] === 1) positions[count++] = at;
    ends[chosen + 1] = count;
  }
  const chosen = positions.slice(0, count);
  const rows = order === null ? chosen.slice() : takeAt(order, chosen);
  return {
    rowGroups: narrow(rows, source, readGroups),
    rowCount: count,
    rows,
    positions: chosen,
    runs: ends,
    levels: levels.map((level) => levelsOf(level, users)),
  };
}

function takeAt(order: Int32Array, positions: Int32Array): Int32Array {
  const rows = new Int32Array(positions.length);
  for (let at = 0; at < rows.length; at++) rows[at] = order[positions[at]!]!;
  return rows;
}

/** Matched users that some group asks for, ascending. */
export function chooseUsers(
  { matched, levels }: Pick<Scanned, "matched" | "levels">,
  groups: readonly AggregateGroup[],
): Int32Array {
  const asked = groups.some(({ over }) => over.kind === "query") ? matched : new Uint8Array(matched.length);
  for (const { over } of groups) {
    const level = over.kind === "query" ? undefined : levels[over.funnel];
    if (over.kind === "query" || level === undefined || asked === matched) continue;
    const least = over.kind === "each-step" ? 1 : over.steps;
    for (let user = 0; user < level.length; user++) asked[user]! |= level[user]! >= least ? 1 : 0;
  }
  const users = new Int32Array(matched.length);
  let count = 0;
  // Written always, counted when asked for: no branch to be guessed.
  for (let user = 0; user < asked.length; user++) {
    users[count] = user;
    count += asked[user]!;
  }
  return users.slice(0, count);
}

function levelsOf(level: Uint8Array, users: Int32Array): Uint8Array {
  const chosen = new Uint8Array(users.length);
  for (let at = 0; at < users.length; at++) chosen[at] = level[users[at]!]!;
  return chosen;
}

/** Drops row groups without any of the rows, and renumbers `rows` in place accordingly. */
function narrow(
  rows: Int32Array,
  source: Pick<PartSource, "rowGroups">,
  readGroups: readonly number[],
): readonly number[] {
  if (readGroups.length === 1) return rows.length === 0 ? [] : readGroups;
  const starts = [0];
  for (const group of readGroups) starts.push(starts.at(-1)! + (source.rowGroups[group]?.rowCount ?? 0));
  const used = new Uint8Array(readGroups.length);
  let usedCount = 0;
  // Neighbouring rows nearly always lie in one group: [low, high) is the range of the last one.
  let [group, low, high] = [0, 0, 0];
  for (let at = 0; at < rows.length && usedCount < used.length; at++) {
    const row = rows[at]!;
    if (row >= low && row < high) continue;
    group = groupOf(starts, row);
    low = starts[group]!;
    high = starts[group + 1]!;
    if (used[group] === 1) continue;
    used[group] = 1;
    usedCount++;
  }
  if (usedCount === used.length) return readGroups;
  const shift = new Int32Array(readGroups.length);
  for (let at = 0, dropped = 0; at < shift.length; at++) {
    shift[at] = dropped;
    if (used[at] === 0) dropped += starts[at + 1]! - starts[at]!;
  }
  for (let at = 0; at < rows.length; at++) rows[at]! -= shift[groupOf(starts, rows[at]!)]!;
  return readGroups.filter((_, at) => used[at] === 1);
}

/** Position of the row group that holds a row; starts[g] is the first row of group g, the last entry the end. */
function groupOf(starts: readonly number[], row: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

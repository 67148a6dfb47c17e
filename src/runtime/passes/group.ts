import { fail } from "../../errors/index.js";
import type { Column } from "../column.js";
import { denseIndex } from "../dense-index.js";

/** Rows that are looked at to tell rows in disorder from those that lie by user. */
const SAMPLE = 4096;

/**
 * Rows by user. `runs`: userCount + 1 offsets into the order; `order`: row positions by user, in file order within each, or
 * null when the rows already lie so.
 */
export interface Grouping {
  readonly runs: Int32Array;
  readonly userCount: number;
  readonly order: Int32Array | null;
}

/** Finds the runs of users; rows that already lie together are left where they are. Linear in rows. */
export function groupRows(
  users: Column,
  where: { readonly column: string; readonly path: string },
): Grouping {
  const ids = idsOf(users, where);
  if (looksShuffled(ids)) {
    const { count, index } = denseIndex(ids instanceof Float64Array ? ids : Float64Array.from(ids));
    return rowsByUser(index, count);
  }
  const starts = runStarts(ids);
  const firsts = new Float64Array(starts.length);
  // Every start is a row.
  for (let run = 0; run < firsts.length; run++) firsts[run] = ids[starts[run]!]!;
  const { count, index } = denseIndex(firsts);
  if (count === starts.length) return { runs: closed(starts, ids.length), userCount: count, order: null };
  return piecesByUser(closed(starts, ids.length), index, count);
}

/** Whether most of the first rows have another user than the row before: each row is then a piece of its own. */
function looksShuffled(ids: Ids): boolean {
  const count = Math.min(ids.length, SAMPLE);
  let starts = 0;
  for (let row = 1; row < count; row++) if (ids[row] !== ids[row - 1]) starts++;
  return 2 * starts > count;
}

/** Brings rows of the users index[row] together, those of a user in file order. */
function rowsByUser(index: Int32Array, userCount: number): Grouping {
  const runs = new Int32Array(userCount + 1);
  for (let row = 0; row < index.length; row++) runs[index[row]! + 1]!++;
  for (let user = 0; user < userCount; user++) runs[user + 1]! += runs[user]!;
  if (userCount === index.length) return { runs, userCount, order: null };
  const next = runs.slice(0, userCount);
  const order = new Int32Array(index.length);
  for (let row = 0; row < index.length; row++) order[next[index[row]!]!++] = row;
  return { runs, userCount, order };
}

/** As `rowsByUser`, for pieces: rows pieces[p] .. pieces[p + 1] of the user index[p]. */
function piecesByUser(pieces: Int32Array, index: Int32Array, userCount: number): Grouping {
  const runs = new Int32Array(userCount + 1);
  for (let piece = 0; piece < index.length; piece++)
    runs[index[piece]! + 1]! += pieces[piece + 1]! - pieces[piece]!;
  for (let user = 0; user < userCount; user++) runs[user + 1]! += runs[user]!;
  const next = runs.slice(0, userCount);
  const order = new Int32Array(runs[userCount]!);
  for (let piece = 0; piece < index.length; piece++) {
    const user = index[piece]!;
    const end = pieces[piece + 1]!;
    let to = next[user]!;
    for (let row = pieces[piece]!; row < end; row++) order[to++] = row;
    next[user] = to;
  }
  return { runs, userCount, order };
}

/** The layout says that users lie together: only boundaries are looked for. */
export function runsOf(users: Column, where: { readonly column: string; readonly path: string }): Grouping {
  const ids = idsOf(users, where);
  const starts = runStarts(ids);
  return { runs: closed(starts, ids.length), userCount: starts.length, order: null };
}

type Ids =
  Exclude<Column, { kind: "list" }> extends infer C
    ? C extends { values: infer V }
      ? V
      : C extends { codes: infer K }
        ? K
        : never
    : never;

function idsOf(users: Column, where: { readonly column: string; readonly path: string }): Ids {
  if (users.kind === "list") return fail("internal-error", { what: "users in a list column" });
  const hasNull =
    users.kind === "code"
      ? users.hasNulls && users.codes.includes(users.dictionary.length)
      : (users.validity?.includes(0) ?? false);
  if (hasNull)
    return fail("null-id", where, { hint: "import the files: rows without an id are then reported" });
  return users.kind === "code" ? users.codes : users.values;
}

/** Positions where the id differs from the row before. */
function runStarts(ids: Ids): Int32Array {
  let starts = new Int32Array(Math.max(16, ids.length >> 3));
  let count = 0;
  let last = ids.length > 0 ? ids[0]! : 0;
  if (ids.length > 0) starts[count++] = 0;
  for (let row = 1; row < ids.length; row++) {
    const id = ids[row]!;
    if (id === last) continue;
    last = id;
    if (count === starts.length) starts = grown(starts);
    starts[count++] = row;
  }
  return starts.subarray(0, count);
}

function grown(from: Int32Array): Int32Array<ArrayBuffer> {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
}

function closed(starts: Int32Array, end: number): Int32Array {
  const runs = new Int32Array(starts.length + 1);
  runs.set(starts);
  runs[starts.length] = end;
  return runs;
}

import { fail } from "../../errors/index.js";
import type { Column } from "../column.js";
import { denseIndex } from "../dense-index.js";

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
  const starts = runStarts(ids);
  const firsts = new Float64Array(starts.length);
  for (let run = 0; run < starts.length; run++) firsts[run] = ids[starts[run]!]!;
  const found = denseIndex(firsts);
  if (found.count === starts.length)
    return { runs: closed(starts, ids.length), userCount: found.count, order: null };

  const sizes = new Int32Array(found.count + 1);
  const length = (run: number): number => (starts[run + 1] ?? ids.length) - starts[run]!;
  for (let run = 0; run < starts.length; run++) sizes[found.index[run]! + 1]! += length(run);
  for (let user = 0; user < found.count; user++) sizes[user + 1]! += sizes[user]!;
  const next = sizes.slice(0, found.count);
  const order = new Int32Array(ids.length);
  for (let run = 0; run < starts.length; run++) {
    const user = found.index[run]!;
    const start = starts[run]!;
    const count = length(run);
    let to = next[user]!;
    for (let at = 0; at < count; at++) order[to++] = start + at;
    next[user] = to;
  }
  return { runs: sizes, userCount: found.count, order };
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
  const starts = new Int32Array(ids.length);
  let count = 0;
  for (let row = 0; row < ids.length; row++)
    if (row === 0 || ids[row] !== ids[row - 1]) starts[count++] = row;
  return starts.slice(0, count);
}

function closed(starts: Int32Array, end: number): Int32Array {
  const runs = new Int32Array(starts.length + 1);
  runs.set(starts);
  runs[starts.length] = end;
  return runs;
}

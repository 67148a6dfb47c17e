import type { Candidate } from "./candidate.js";
import type { Gap, Program } from "./program.js";
import { blockersOf, capAfter } from "./ranges.js";
import { countUpTo, type View } from "./view.js";

/**
 * Chooses the rows of a `times` step when its last row is known: entries of its list. `first`: the first entry that may be chosen; `last`:
 * the entry of the last row; `latestFirst`: the last entry that may be the first row. As few rows as possible; earliest takes them as early
 * as possible, latest as late as possible. Contiguous rows leave no choice: all entries from `first` on.
 */
export function addRepeated(
  program: Program,
  view: View,
  step: number,
  span: { readonly first: number; readonly latestFirst: number; readonly last: number },
  choice: "earliest" | "latest",
  into: Candidate,
): void {
  const { first, last } = span;
  const rows = view.rows[step]!;
  if (program.contiguity !== "none") {
    for (let n = first; n <= last; n++) into.add(step, rows[n]!);
    return;
  }
  const wanted = Math.max(program.least[step]!, last > span.latestFirst ? 2 : 1);
  const chosen =
    choice === "earliest"
      ? early(program, view, rows, span, wanted)
      : late(program, view, rows, span, wanted);
  for (const entry of chosen) into.add(step, rows[entry]!);
}

function early(
  program: Program,
  view: View,
  rows: Int32Array,
  { first, last }: { readonly first: number; readonly last: number },
  wanted: number,
): number[] {
  const chosen: number[] = [];
  for (let n = first; chosen.length < wanted - 1; n++) {
    const before = chosen.at(-1);
    if (before === undefined || isLater(program, view, rows[before]!, rows[n]!)) chosen.push(n);
  }
  return [...chosen, last];
}

function late(
  program: Program,
  view: View,
  rows: Int32Array,
  { latestFirst, last }: { readonly latestFirst: number; readonly last: number },
  wanted: number,
): number[] {
  const chosen = [last];
  for (let n = last - 1; chosen.length < wanted; n--) {
    const after = chosen[0]!;
    if (!isLater(program, view, rows[n]!, rows[after]!)) continue;
    if (chosen.length === wanted - 1 && n > latestFirst) continue;
    chosen.unshift(n);
  }
  return chosen;
}

function isLater(program: Program, view: View, row: number, next: number): boolean {
  return program.strict ? view.time[next]! > view.time[row]! : next > row;
}

/** Entries between which the first row of a `times` step must be, after a row of the step before. */
export function firstRows(program: Program, view: View, gap: Gap, row: number) {
  const rows = view.rows[gap.to]!;
  const count = view.counts[gap.to]!;
  let first = countUpTo(rows, count, row);
  while (program.strict && first < count && view.time[rows[first]!]! <= view.time[row]!) first++;
  const cap = capAfter(program, view, blockersOf(program, view, gap, -1), row);
  let latestFirst = countUpTo(rows, count, Math.min(cap.row, 0x7ffffffe)) - 1;
  while (latestFirst > first && view.time[rows[latestFirst]!]! > cap.time) latestFirst--;
  return { first, latestFirst };
}

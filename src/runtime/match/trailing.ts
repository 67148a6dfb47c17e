import { fits } from "./forward.js";
import type { Program } from "./program.js";
import { countUpTo, type View } from "./view.js";

/** First rows from .. to, for which chains may end at row `end` or later, because of what stands `without` after the last step. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

const EVERYTHING: readonly Segment[] = [{ from: 0, to: Number.POSITIVE_INFINITY, end: 0 }];

/**
 * First rows by what a chain from them must outlast: the last forbidden row within the window. First rows of one segment share
 * it, so within a segment the latest start is again the best. Of the first step's rows the
 * first `starts` are looked at. `except`: a list of forbidden rows that is not, or -1. One segment when nothing stands after the last step or there is no window.
 */
export function segmentsOf(program: Program, view: View, starts: number, except: number): readonly Segment[] {
  const lists = program.trailing.flatMap(({ list }) => (list === except ? [] : [list]));
  if (lists.length === 0) return EVERYTHING;
  const segments: { from: number; to: number; end: number }[] = [];
  const rows = view.rows[0]!;
  for (let n = 0; n < starts; n++) {
    const row = rows[n]!;
    const end = outlast(program, view, row, lists);
    const open = segments.at(-1);
    if (open?.end === end) open.to = row;
    else segments.push({ from: row, to: row, end });
  }
  return segments;
}

/** The last row of the stream that a chain from `start` can have. */
export function lastFitting(program: Program, view: View, start: number): number {
  let low = start;
  let high = view.last;
  if (start > view.last) return view.last;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fits(program, view, start, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The first row that may end a chain from `start`: not before the last row of the lists inside its window. 0: any. */
export function outlast(program: Program, view: View, start: number, lists: readonly number[]): number {
  let end = 0;
  for (const list of lists) {
    const last = Math.max(
      lastInWindow(program, view, view.rows[list]!, view.counts[list]!, start),
      lastInWindow(program, view, view.shared[list]!, view.sharedCounts[list]!, start),
    );
    end = Math.max(end, program.forbidsByTime ? firstOfTime(view, last) : last);
  }
  return end;
}

/** The last of the rows that lies in the window of a chain from `start`, or -1. */
function lastInWindow(program: Program, view: View, rows: Int32Array, count: number, start: number): number {
  const isInside = (row: number): boolean => fits(program, view, start, row);
  let low = countUpTo(rows, count, start);
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isInside(rows[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? -1 : rows[low - 1]!;
}

function firstOfTime(view: View, row: number): number {
  let first = row;
  while (first > view.first && view.time[first - 1] === view.time[row]) first--;
  return first;
}

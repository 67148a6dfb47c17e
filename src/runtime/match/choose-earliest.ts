import { type Backward, NONE } from "./backward.js";
import type { Candidate } from "./candidate.js";
import { type Forward, fits } from "./forward.js";
import type { Gap, Program } from "./program.js";
import { Ranges } from "./ranges.js";
import { addRepeated, firstRows } from "./repeated-rows.js";
import { Repetition } from "./repetition.js";
import type { Segment } from "./trailing.js";
import { countUpTo, type View } from "./view.js";

/**
 * The earliest chain to `target`, with the optional steps that can be taken; `fastest`: among those of least total time. Row by row the
 * smallest one from which, by the table of earliest ends, the target is reached within the window. False: the segment has none.
 */
export function chooseEarliest(
  program: Program,
  view: View,
  forward: Forward,
  backward: Backward,
  target: number,
  segment: Segment,
  choice: "earliest" | "fastest",
  into: Candidate,
): boolean {
  const last = program.stepCount - 1;
  backward.run(view, target, target === last ? segment.end : 0);
  const longest =
    choice === "fastest" ? leastTime(view, forward, target, target === last ? segment.end : 0) : null;
  const isOpen = (start: number, end: number): boolean =>
    fits(program, view, start, end) && (longest === null || view.time[end]! - view.time[start]! <= longest);
  const starts = forward.start[0]!;
  const ends = backward.end[0]!;
  const count = view.counts[0]!;
  let first = 0;
  while (
    first < count &&
    (starts[first]! < 0 || ends[first] === NONE || !isOpen(starts[first]!, ends[first]!))
  )
    first++;
  if (first === count) return false;

  const start = starts[first]!;
  const path: { step: number; entry: number; first: number; latestFirst: number }[] = [
    { step: 0, entry: first, first, latestFirst: first },
  ];
  for (let next = follow(); next !== null; next = follow()) path.push(next);
  write(program, view, forward, path, isOpen, into);
  return true;

  /** The nearest step that can be taken after the last one, at its earliest row. */
  function follow(): { step: number; entry: number; first: number; latestFirst: number } | null {
    const { step, entry } = path.at(-1)!;
    for (const gap of program.from[step]!) {
      if (gap.to > target && program.required[gap.to]) break;
      const ranges = gap.to <= target ? backward.ranges[gap.index]! : beyond(program, view, gap);
      const rows = view.rows[gap.to]!;
      for (let m = ranges.low[entry]!; m < ranges.high[entry]!; m++) {
        const end = gap.to <= target ? backward.end[gap.to]![m]! : rows[m]!;
        if (end === NONE || !isOpen(start, end)) continue;
        if (gap.to === last && rows[m]! < segment.end) continue;
        return { step: gap.to, entry: m, ...firstRows(program, view, gap, view.rows[step]![entry]!) };
      }
    }
    return null;
  }
}

function write(
  program: Program,
  view: View,
  forward: Forward,
  path: readonly { step: number; entry: number; first: number; latestFirst: number }[],
  isOpen: (start: number, end: number) => boolean,
  into: Candidate,
): void {
  into.clear();
  const { step, entry } = path.at(-1)!;
  const end = view.rows[step]![entry]!;
  for (const node of path) {
    if (program.least[node.step] === 1 && program.most[node.step] === 1) {
      into.add(node.step, view.rows[node.step]![node.entry]!);
      continue;
    }
    const first =
      node.step === 0
        ? earliestFirst(program, view, forward, node.entry, (row) => isOpen(row, end))
        : node.first;
    const latestFirst = node.step === 0 ? first : node.latestFirst;
    addRepeated(program, view, node.step, { first, latestFirst, last: node.entry }, "earliest", into);
  }
}

/** The first entry of the first step's rows up to entry `last`: the earliest that keeps the window, if there must be several rows. */
function earliestFirst(
  program: Program,
  view: View,
  forward: Forward,
  last: number,
  isOpen: (row: number) => boolean,
): number {
  const rows = view.rows[0]!;
  let first = countUpTo(rows, view.counts[0]!, forward.start[0]![last]!) - 1;
  if (first === last || program.contiguity !== "none") return first;
  const repetition = new Repetition(program, view, 0);
  for (let n = first - 1; n >= 0 && isOpen(rows[n]!); n--)
    if (forward.mayBegin[n] === 1 && repetition.spans(n, last)) first = n;
  return first;
}

function beyond(program: Program, view: View, gap: Gap): Ranges {
  const ranges = new Ranges();
  ranges.fill(program, view, gap, -1);
  return ranges;
}

/** Least time from first row to the target's. */
function leastTime(view: View, forward: Forward, target: number, from: number): number {
  const starts = forward.start[target]!;
  const rows = view.rows[target]!;
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < view.counts[target]!; n++)
    if (starts[n]! >= 0 && rows[n]! >= from)
      least = Math.min(least, view.time[rows[n]!]! - view.time[starts[n]!]!);
  return least;
}

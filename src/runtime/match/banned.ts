import type { Forward } from "./forward.js";
import { fits } from "./forward.js";
import type { Gap, Program } from "./program.js";
import { blockersOf, capAfter, Ranges } from "./ranges.js";
import { Repetition } from "./repetition.js";
import { outlast, type Segment } from "./trailing.js";
import { countUpTo, type View } from "./view.js";

/** Tables of chains by first rows, see `Segment`. */
export interface Restricted {
  /** The rows that chains of the segment can have. */
  readonly view: View;
  readonly tables: Forward;
  readonly segment: Segment;
}

/**
 * Whether some chain that is legal apart from a `without … for user` has a forbidden row in that gap. Without the rule a gap allows
 * more rows than with it: what is allowed only without it crosses a forbidden row, and the nearest such row is the one that
 * a window allows soonest. `segments` gives the tables for chains to a step, all of them or without one list after the last step.
 */
export function isBannedBy(
  program: Program,
  view: View,
  segments: (step: number, except: number) => Iterable<Restricted>,
): boolean {
  for (const gaps of program.into)
    for (const gap of gaps)
      for (const { list, scope } of gap.forbidden) {
        if (scope !== "user" || view.counts[list]! + view.sharedCounts[list]! === 0) continue;
        for (const restricted of segments(gap.to, -1))
          if (hasCrossing(program, restricted, gap, list)) return true;
      }
  return program.trailing.some(({ list, scope }) => {
    if (scope !== "user") return false;
    for (const restricted of segments(program.stepCount - 1, list))
      if (isOutlived(program, restricted, list)) return true;
    return false;
  });
}

const open = new Ranges();
const closed = new Ranges();

function hasCrossing(
  program: Program,
  { view, tables, segment }: Restricted,
  gap: Gap,
  list: number,
): boolean {
  if (tables.reached[gap.from] === 0) return false;
  const end = gap.to === program.stepCount - 1 ? segment.end : 0;
  if (program.least[gap.to] !== 1 || program.most[gap.to] !== 1)
    return crossesRepeated(program, view, tables, gap, list, end);
  open.fill(program, view, gap, list);
  closed.fill(program, view, gap, -1);
  const starts = tables.start[gap.from]!;
  const rows = view.rows[gap.to]!;
  const first = end === 0 ? 0 : countUpTo(rows, view.counts[gap.to]!, end - 1);
  for (let n = 0; n < view.counts[gap.from]!; n++) {
    const nearest = Math.max(open.low[n]!, closed.high[n]!, first);
    if (starts[n]! < 0 || nearest >= open.high[n]!) continue;
    if (fits(program, view, starts[n]!, rows[nearest]!)) return true;
  }
  return false;
}

/** The forbidden row must lie before the first of the step's rows. */
function crossesRepeated(
  program: Program,
  view: View,
  forward: Forward,
  gap: Gap,
  list: number,
  least: number,
): boolean {
  const { time } = view;
  const starts = forward.start[gap.from]!;
  const later = view.rows[gap.to]!;
  const end = view.counts[gap.to]!;
  const repetition = new Repetition(program, view, gap.to);
  const blockers = blockersOf(program, view, gap, list);
  const own = view.rows[list]!;
  for (let n = 0; n < view.counts[gap.from]!; n++) {
    const row = view.rows[gap.from]![n]!;
    const cap = { ...capAfter(program, view, blockers, row) };
    if (starts[n]! < 0) continue;
    const isAfter = (next: number, than: number): boolean =>
      program.strict ? time[next]! > time[than]! : next > than;
    let first = countUpTo(later, end, row);
    while (first < end && !isAfter(later[first]!, row)) first++;
    for (; first < end && later[first]! <= cap.row && time[later[first]!]! <= cap.time; first++) {
      const crosses =
        hasRow(own, view.counts[list]!, row, later[first]!, isAfter) ||
        hasRow(view.shared[list]!, view.sharedCounts[list]!, row, later[first]!, isAfter);
      if (!crosses) continue;
      let last = repetition.earliestLast(first);
      const until = Math.min(end - 1, repetition.latestLast(first));
      while (
        last <= until &&
        (later[last]! < least || time[later[last]!]! - time[row]! < program.after[gap.to]!)
      )
        last++;
      if (last > until || last >= end || time[later[last]!]! - time[row]! > program.within[gap.to]!) continue;
      if (fits(program, view, starts[n]!, later[last]!)) return true;
    }
  }
  return false;
}

function hasRow(
  rows: Int32Array,
  count: number,
  row: number,
  next: number,
  isAfter: (next: number, than: number) => boolean,
): boolean {
  let at = countUpTo(rows, count, row);
  while (at < count && !isAfter(rows[at]!, row)) at++;
  return at < count && isAfter(next, rows[at]!);
}

/** Whether a chain ends before a forbidden row of its window. */
function isOutlived(program: Program, { view, tables, segment }: Restricted, list: number): boolean {
  const step = program.stepCount - 1;
  if (tables.reached[step] === 0) return false;
  const starts = tables.start[step]!;
  for (let n = 0; n < view.counts[step]!; n++) {
    const row = view.rows[step]![n]!;
    if (starts[n]! < 0 || row < segment.end) continue;
    if (row < outlast(program, view, starts[n]!, [list])) return true;
  }
  return false;
}

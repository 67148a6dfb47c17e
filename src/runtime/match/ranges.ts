import { Blocker } from "./blocker.js";
import type { Gap, Program } from "./program.js";
import { Repetition } from "./repetition.js";
import { grown, type View } from "./view.js";

/**
 * Which rows may follow which over one gap. For the n-th row of the gap's first step, the rows of its second step that may be
 * chosen next are those from `low[n]` up to, without, `high[n]` in that step's list; none when `low[n] >= high[n]`. Where there are some,
 * neither end ever descends.
 *
 * Every rule between two neighbours allows an interval of later rows whose ends never descend as the first row moves on: later in time or
 * stream; `within` and `after`; nothing forbidden between (up to the first forbidden row after the first one); next to it; enough
 * rows for `times`. So both ends are found by moving forward only: linear in the rows of the two lists and of what is forbidden.
 */
export class Ranges {
  low = new Int32Array(16);
  high = new Int32Array(16);

  /** Fills `low` and `high`. `except`: the number of one list of forbidden rows that is not looked at, or -1. */
  fill(program: Program, view: View, gap: Gap, except: number): void {
    const { from, to } = gap;
    const count = view.counts[from]!;
    this.low = grown(this.low, count);
    this.high = grown(this.high, count);
    if (program.least[to] !== 1 || program.most[to] !== 1) this.fillRepeated(program, view, gap, except);
    else this.fillSingle(program, view, gap, except);
  }

  private fillSingle(program: Program, view: View, gap: Gap, except: number): void {
    const { low, high } = this;
    const { time } = view;
    const { from, to } = gap;
    const earlier = view.rows[from]!;
    const later = view.rows[to]!;
    const count = view.counts[from]!;
    const end = view.counts[to]!;
    const within = program.within[to]!;
    const after = program.after[to]!;
    const blockers = gap.isOpen ? null : blockersOf(program, view, gap, except);
    let first = 0;
    let last = 0;
    for (let n = 0; n < count; n++) {
      const row = earlier[n]!;
      const at = time[row]!;
      while (first < end && !follows(program, view, row, later[first]!, after)) first++;
      const cap = blockers === null ? OPEN : capAfter(program, view, blockers, row);
      while (last < end && isBefore(view, later[last]!, cap) && time[later[last]!]! - at <= within) last++;
      low[n] = first;
      high[n] = last;
    }
  }

  private fillRepeated(program: Program, view: View, gap: Gap, except: number): void {
    const { low, high } = this;
    const { time } = view;
    const { from, to } = gap;
    const earlier = view.rows[from]!;
    const later = view.rows[to]!;
    const count = view.counts[from]!;
    const end = view.counts[to]!;
    const within = program.within[to]!;
    const after = program.after[to]!;
    const blockers = blockersOf(program, view, gap, except);
    const repetition = new Repetition(program, view, to);
    let first = 0;
    let ready = 0;
    let last = 0;
    for (let n = 0; n < count; n++) {
      const row = earlier[n]!;
      const at = time[row]!;
      while (first < end && !follows(program, view, row, later[first]!, 0)) first++;
      while (ready < end && time[later[ready]!]! - at < after) ready++;
      while (last < end && time[later[last]!]! - at <= within) last++;
      const cap = capAfter(program, view, blockers, row);
      const isOpen = first < end && isBefore(view, later[first]!, cap);
      low[n] = isOpen ? Math.max(ready, repetition.earliestLast(first)) : 0;
      high[n] = isOpen ? Math.min(last, repetition.latestLast(first) + 1) : 0;
    }
  }
}

/** The last row that may be chosen after a row: a row, and whether rows of the same time are as good. */
export interface Cap {
  row: number;
  time: number;
}

/** No cap. */
const OPEN: Cap = { row: Number.POSITIVE_INFINITY, time: Number.POSITIVE_INFINITY };

const cap: Cap = { row: 0, time: 0 };

/** What must not be crossed over a gap. */
export interface Blockers {
  readonly byRow: readonly Blocker[];
  readonly byTime: readonly Blocker[];
}

/** The blockers of a gap: forbidden rows, repeats of the steps before, and neighbours that contiguity does not let pass. */
export function blockersOf(program: Program, view: View, gap: Gap, except: number): Blockers {
  const forbidden = gap.forbidden
    .filter(({ list }) => list !== except)
    .map(({ list }) => new Blocker(view, list, program.strict));
  const byRow: Blocker[] = program.strict ? [] : [...forbidden];
  if (program.breaksOnRepeats)
    for (let step = 0; step <= gap.from; step++) byRow.push(new Blocker(view, step, false));
  if (program.contiguity === "steps")
    for (let step = 0; step < program.stepCount; step++) byRow.push(new Blocker(view, step, false));
  if (program.contiguity === "rows" && program.lists.all >= 0)
    byRow.push(new Blocker(view, program.lists.all, false));
  return { byRow, byTime: program.strict ? forbidden : [] };
}

/** Rows asked for never descend. The result is overwritten by the next call. */
export function capAfter(program: Program, view: View, { byRow, byTime }: Blockers, row: number): Cap {
  cap.row = program.contiguity === "rows" && program.lists.all < 0 ? row + 1 : Number.POSITIVE_INFINITY;
  cap.time = Number.POSITIVE_INFINITY;
  for (const blocker of byRow) cap.row = Math.min(cap.row, blocker.firstAfter(row));
  for (const blocker of byTime) {
    const first = blocker.firstAfter(row);
    if (first !== Number.POSITIVE_INFINITY) cap.time = Math.min(cap.time, view.time[first]!);
  }
  return cap;
}

function isBefore(view: View, row: number, until: Cap): boolean {
  return row <= until.row && view.time[row]! <= until.time;
}

/** Later by the tie rule, and by `after` at least. */
function follows(program: Program, view: View, row: number, next: number, after: number): boolean {
  const { time } = view;
  if (program.strict ? time[next]! <= time[row]! : next <= row) return false;
  return time[next]! - time[row]! >= after;
}

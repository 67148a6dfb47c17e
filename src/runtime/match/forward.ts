import type { Gap, Program } from "./program.js";
import { Ranges } from "./ranges.js";
import { Repetition } from "./repetition.js";
import { grown, type Rows, type View } from "./view.js";

/**
 * For every row of every step the latest possible first row of a legal chain that ends there, -1 without one. Of two chains with the
 * same last row the one that began later can be continued wherever the other can: the window is the only rule that looks back further than
 * one row. So the maximum over the rows that a gap allows is exact; the intervals of `Ranges` move forward only, and a
 * monotone queue keeps their maximum: amortised constant per row and gap.
 */
export class Forward {
  /** Per step and entry of its list. */
  readonly start: Rows[];
  /** Per step, 1 when some entry has a start. */
  readonly reached: Uint8Array;
  /** Per entry of the first step, 1 when `entry` and `entering` let a chain begin there. */
  mayBegin = new Uint8Array(16);
  private readonly ranges = new Ranges();
  private queue = new Int32Array(16);

  constructor(private readonly program: Program) {
    this.start = Array.from({ length: program.stepCount }, () => new Int32Array(16));
    this.reached = new Uint8Array(program.stepCount);
  }

  /**
   * Fills `start` and `reached` step by step, from first rows in from .. to only; stops after a required step that is not reached. `entries`:
   * rows of the first step that `entry first` allows, where the view is a slice; -1: they are found.
   */
  run(view: View, from = 0, to = Number.POSITIVE_INFINITY, entries = -1): void {
    const { program, reached } = this;
    reached.fill(0);
    for (let step = 0; step < program.stepCount; step++) {
      const count = view.counts[step]!;
      const start = grown(this.start[step]!, count);
      this.start[step] = start;
      start.fill(-1, 0, count);
      if (step === 0 && this.mayBegin.length < count) this.mayBegin = new Uint8Array(count * 2);
      if (step === 0) this.begin(view, start, from, to, entries);
      else for (const gap of program.into[step]!) this.pass(view, gap, start);
      if (reached[step] === 0 && program.required[step]) return;
    }
  }

  /** First rows that `entry` and `entering` allow; with `times`, the latest of them that leaves room for the others. */
  private begin(view: View, start: Int32Array, from: number, to: number, entries: number): void {
    const { program } = this;
    const rows = view.rows[0]!;
    const count = view.counts[0]!;
    const { entering } = program.lists;
    const allowed = entering < 0 ? null : view.rows[entering]!;
    const allowedCount = allowed === null ? 0 : view.counts[entering]!;
    const single = program.least[0] === 1 && program.most[0] === 1;
    const repetition = single ? null : new Repetition(program, view, 0);
    const limit = program.entersFirst ? (entries < 0 ? firstOnly(view) : entries) : count;
    const ready = (entry: number): number => (repetition === null ? count : repetition.earliestOther(entry));
    let next = 0;
    let at = 0;
    let latest = -1;
    for (let m = 0; m < count; m++) {
      const row = rows[m]!;
      while (at < allowedCount && allowed![at]! < row) at++;
      const mayEnter = m < limit && (allowed === null || (at < allowedCount && allowed[at] === row));
      this.mayBegin[m] = mayEnter && row >= from && row <= to ? 1 : 0;
      for (; next < m && (ready(next) <= m || ready(next) >= count || this.mayBegin[next] === 0); next++)
        if (this.mayBegin[next] === 1 && ready(next) <= m) latest = next;
      const isAlone = this.mayBegin[m] === 1 && program.least[0] === 1;
      const first = isAlone ? m : latest;
      if (first < 0 || (first !== m && repetition!.latestLast(first) < m)) continue;
      if (!fits(program, view, rows[first]!, row)) continue;
      start[m] = rows[first]!;
      this.reached[0] = 1;
    }
  }

  private pass(view: View, gap: Gap, start: Int32Array): void {
    if (this.reached[gap.from] === 0) return;
    const { program, ranges } = this;
    const from = this.start[gap.from]!;
    const count = view.counts[gap.from]!;
    ranges.fill(program, view, gap, -1);
    const { low, high } = ranges;
    this.queue = grown(this.queue, count);
    const { queue } = this;
    const rows = view.rows[gap.to]!;
    const end = view.counts[gap.to]!;
    let next = 0;
    let head = 0;
    let tail = 0;
    for (let m = 0; m < end; m++) {
      while (next < count && (low[next]! <= m || low[next]! >= high[next]!)) {
        if (low[next]! < high[next]! && from[next]! >= 0) {
          while (tail > head && from[queue[tail - 1]!]! <= from[next]!) tail--;
          queue[tail++] = next;
        }
        next++;
      }
      while (head < tail && high[queue[head]!]! <= m) head++;
      if (head === tail) {
        if (next >= count) return;
        continue;
      }
      const best = from[queue[head]!]!;
      if (best <= start[m]! || !fits(program, view, best, rows[m]!)) continue;
      start[m] = best;
      this.reached[gap.to] = 1;
    }
  }
}

/** Whether a chain may begin and end with these rows. */
export function fits(program: Program, view: View, start: number, end: number): boolean {
  if (view.time[end]! - view.time[start]! > program.window) return false;
  return view.session === null || view.session[end]! - view.session[start]! < program.sessions;
}

/** Number of leading entries of the first step that may begin under `entry first`: rows of every lane come first as well. */
export function firstOnly(view: View): number {
  if (view.counts[0] === 0) return 0;
  return view.sharedCounts[0]! > 0 && view.shared[0]![0]! < view.rows[0]![0]! ? 0 : 1;
}

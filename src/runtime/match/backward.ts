import type { Gap, Program } from "./program.js";
import { Ranges } from "./ranges.js";
import { grown, type Rows, type View } from "./view.js";

/**
 * For every row of every step up to a target step the earliest possible last row of a chain that goes on from there and ends at the
 * target, Infinity-like `NONE` without one. The mirror of `Forward`: ends that come earlier fit every window that later ones fit.
 */
export class Backward {
  /** Per step and entry of its list. */
  readonly end: Rows[];
  /** Ranges of every gap, by its index: those of the last run. */
  readonly ranges: Ranges[];
  private queue = new Int32Array(16);

  constructor(private readonly program: Program) {
    this.end = Array.from({ length: program.stepCount }, () => new Int32Array(16));
    const gaps = program.into.reduce((sum, list) => sum + list.length, 0);
    this.ranges = Array.from({ length: gaps }, () => new Ranges());
  }

  /** Fills `end` and `ranges` for the steps up to `target`. The last row must be in from .. to. */
  run(view: View, target: number, from = 0, to = Number.POSITIVE_INFINITY): void {
    const { program } = this;
    for (let step = target; step >= 0; step--) {
      const count = view.counts[step]!;
      const end = grown(this.end[step]!, count);
      this.end[step] = end;
      if (step === target) {
        const rows = view.rows[step]!;
        for (let n = 0; n < count; n++) end[n] = rows[n]! >= from && rows[n]! <= to ? rows[n]! : NONE;
        continue;
      }
      end.fill(NONE, 0, count);
      for (const gap of program.from[step]!) if (gap.to <= target) this.pass(view, gap, end);
    }
  }

  private pass(view: View, gap: Gap, end: Int32Array): void {
    const ranges = this.ranges[gap.index]!;
    ranges.fill(this.program, view, gap, -1);
    const { low, high } = ranges;
    const to = this.end[gap.to]!;
    const count = view.counts[gap.to]!;
    this.queue = grown(this.queue, count);
    const { queue } = this;
    let next = count - 1;
    let head = 0;
    let tail = 0;
    for (let n = view.counts[gap.from]! - 1; n >= 0; n--) {
      if (low[n]! >= high[n]!) continue;
      for (; next >= low[n]!; next--) {
        if (to[next] === NONE) continue;
        while (tail > head && to[queue[tail - 1]!]! >= to[next]!) tail--;
        queue[tail++] = next;
      }
      while (head < tail && queue[head]! >= high[n]!) head++;
      if (head < tail) end[n] = Math.min(end[n]!, to[queue[head]!]!);
    }
  }
}

/** No chain. */
export const NONE = 0x7fffffff;

import { canFill, type Filling, leastMissing, rowsBetween, stepsAt, stepsFor } from "./any-deal.js";
import { compareFillings, isSettled } from "./any-order.js";
import type { Candidate } from "./candidate.js";
import type { Ticks } from "./clock.js";
import type { Program } from "./program.js";
import type { Solver } from "./solver.js";
import type { View } from "./view.js";

/**
 * `order any`: steps done in one window in whatever order. For each possible earliest row it is asked whether the window from it holds a
 * row of its own for every place that the steps have (`canFill`): an assignment of at most 16 steps, so that levels take time linear in
 * rows. A chosen chain is found row by row, which looks at every row of a start's window, for every set of optional steps.
 */
export class AnySolver implements Solver {
  level = 0;
  readonly reached: Uint8Array;

  constructor(private readonly program: Program) {
    this.reached = new Uint8Array(program.stepCount);
  }

  run(view: View): void {
    const { program, reached } = this;
    reached.fill(0);
    this.level = 0;
    const starts = this.starts(view);
    if (program.lists.entering >= 0) {
      this.runFromEntries(view, starts);
      return;
    }
    for (let step = 0; step < program.stepCount; step++) {
      const steps = [...program.requiredSteps.filter((each) => each < step), step];
      const isReached = starts.some((start) => this.fills(view, start, steps));
      reached[step] = isReached ? 1 : 0;
      if (program.required[step] && !isReached) return;
      if (program.required[step]) this.level++;
    }
  }

  /** Where the earliest row is not free, a chain may have more steps although none has fewer. */
  private runFromEntries(view: View, starts: readonly number[]): void {
    const { program, reached } = this;
    for (let level = program.requiredSteps.length; level > 0; level--)
      for (const steps of this.stepSets(level, program.stepCount)) {
        if (
          steps.every((step) => reached[step] === 1) ||
          !starts.some((start) => this.fills(view, start, steps))
        )
          continue;
        for (const step of steps) reached[step] = 1;
        this.level = Math.max(this.level, level);
      }
  }

  isBanned(): boolean {
    return false;
  }

  /** Rows to come may serve whatever lacks; the fewer lack, the earlier the last of them can be. */
  isPending(view: View, step: number): boolean {
    const { program } = this;
    const end = program.pending;
    if (end === null) return false;
    const level = program.requiredSteps.indexOf(step) + 1;
    return this.starts(view).some((start) =>
      this.stepSets(level, step).some((steps) => {
        const missing = leastMissing(program, view, start, steps, {
          forced: [start],
          after: start,
          until: view.last,
        });
        const last = end.earliest + (program.strict ? Math.max(0, missing - 1) * end.grain : 0);
        return missing !== Number.POSITIVE_INFINITY && isInWindow(program, view, start, last, end.earliest);
      }),
    );
  }

  choose(view: View, choice: "earliest" | "latest" | "fastest", into: Candidate): void {
    const sets = this.stepSets(this.level, this.program.stepCount);
    const starts = choice === "latest" ? this.starts(view).reverse() : this.starts(view);
    let best: Filling | null = null;
    for (const start of starts) {
      if (best !== null && isSettled(this.program, view, best, start, choice)) break;
      for (const steps of sets) {
        const found = this.bestOf(view, start, steps, choice);
        if (found !== null && (best === null || compareFillings(found, best, choice, view.time) < 0))
          best = found;
      }
    }
    into.clear();
    if (best === null) return;
    for (const [at, row] of best.rows.entries()) into.add(best.steps[at]!, row);
  }

  compare(choice: "earliest" | "latest" | "fastest", a: Candidate, b: Candidate, time: Ticks): number {
    const filling = ({ rows, steps, rowCount }: Candidate): Filling => ({
      rows: Array.from(rows.subarray(0, rowCount)),
      steps: Array.from(steps.subarray(0, rowCount)),
    });
    return compareFillings(filling(a), filling(b), choice, time);
  }

  eachStart(view: View, step: number, visit: (row: number) => void): void {
    const { program } = this;
    const sets: (readonly number[])[] = [];
    for (let level = 1; level <= this.level; level++)
      sets.push(...this.stepSets(level, program.stepCount).filter((steps) => steps.includes(step)));
    for (const start of this.starts(view))
      if (sets.some((steps) => this.fills(view, start, steps))) visit(start);
  }

  /** The required steps of a level with every choice of the optional ones that it may have, those from `beyond` on left out. */
  private stepSets(level: number, beyond: number): readonly (readonly number[])[] {
    const { program } = this;
    const end = Math.min(beyond, program.requiredSteps[level] ?? program.stepCount);
    const required = program.requiredSteps.slice(0, level);
    const optional = program.required.flatMap((isRequired, step) =>
      !isRequired && step < end ? [step] : [],
    );
    return Array.from({ length: 1 << optional.length }, (_, chosen) =>
      [...required, ...optional.filter((_step, at) => (chosen >> at) & 1)].sort((a, b) => a - b),
    );
  }

  /** Rows that may be the earliest, ascending. */
  private starts(view: View): number[] {
    const { lists, stepCount } = this.program;
    const all = this.program.required.map((_, step) => step);
    if (lists.entering >= 0) {
      const entering = view.rows[lists.entering]!.subarray(0, view.counts[lists.entering]!);
      return Array.from(entering).filter((row) => stepsAt(view, row, all) !== 0);
    }
    const rows = new Set<number>();
    for (let step = 0; step < stepCount; step++)
      for (const row of view.rows[step]!.subarray(0, view.counts[step]!)) rows.add(row);
    return [...rows].sort((a, b) => a - b);
  }

  private fills(view: View, start: number, steps: readonly number[]): boolean {
    return canFill(this.program, view, start, steps, { forced: [start], after: start, until: view.last });
  }

  /** The choice that counts of those that begin with a row and serve some steps, row by row. */
  private bestOf(
    view: View,
    start: number,
    steps: readonly number[],
    choice: "earliest" | "latest" | "fastest",
  ): Filling | null {
    if (!this.fills(view, start, steps)) return null;
    const rows =
      choice === "latest" ? this.latest(view, start, steps) : this.earliest(view, start, steps, choice);
    return { rows, steps: stepsFor(this.program, view, steps, rows) };
  }

  private earliest(
    view: View,
    start: number,
    steps: readonly number[],
    choice: "earliest" | "fastest",
  ): number[] {
    const { program } = this;
    const places = this.placesOf(steps);
    const forced = [start];
    const until = choice === "fastest" ? this.soonest(view, start, steps) : view.last;
    for (const row of rowsBetween(program, view, start, steps, start, until)) {
      if (forced.length === places) break;
      if (program.strict && view.time[row]! <= view.time[forced.at(-1)!]!) continue;
      if (canFill(program, view, start, steps, { forced: [...forced, row], after: row, until }))
        forced.push(row);
    }
    return forced;
  }

  private latest(view: View, start: number, steps: readonly number[]): number[] {
    const { program } = this;
    const places = this.placesOf(steps);
    const forced: number[] = [];
    for (const row of rowsBetween(program, view, start, steps, start, view.last).reverse()) {
      if (forced.length === places - 1) break;
      const region = { forced: [start, row, ...forced], after: start, until: row - 1 };
      if (program.strict && forced[0] !== undefined && view.time[row]! >= view.time[forced[0]]!) continue;
      if (canFill(program, view, start, steps, region)) forced.unshift(row);
    }
    return [start, ...forced];
  }

  /** The last row of the least time in which the steps can be done. */
  private soonest(view: View, start: number, steps: readonly number[]): number {
    const { program } = this;
    const rows = rowsBetween(program, view, start, steps, start, view.last);
    const isEnough = (until: number): boolean =>
      canFill(program, view, start, steps, { forced: [start], after: start, until });
    if (isEnough(start)) return start;
    let low = 0;
    let high = rows.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isEnough(rows[middle]!)) high = middle;
      else low = middle + 1;
    }
    let last = high;
    while (last + 1 < rows.length && view.time[rows[last + 1]!] === view.time[rows[last]!]) last++;
    return rows[last] ?? start;
  }

  private placesOf(steps: readonly number[]): number {
    return steps.reduce((sum, step) => sum + this.program.least[step]!, 0);
  }
}

function isInWindow(program: Program, view: View, start: number, last: number, earliest: number): boolean {
  if (last - view.time[start]! > program.window) return false;
  if (view.session === null) return true;
  const opens = earliest - view.time[view.last]! > program.sessionGap ? 1 : 0;
  return view.session[view.last]! + opens - view.session[start]! < program.sessions;
}

import { Backward, NONE } from "./backward.js";
import { isBannedBy, type Restricted } from "./banned.js";
import { Candidate, compareChains } from "./candidate.js";
import { chooseEarliest } from "./choose-earliest.js";
import { chooseLatest } from "./choose-latest.js";
import type { Ticks } from "./clock.js";
import { Forward, firstOnly, fits } from "./forward.js";
import { isPendingAt } from "./pending.js";
import type { Program } from "./program.js";
import { Repetition } from "./repetition.js";
import type { Solver } from "./solver.js";
import { lastFitting, segmentsOf } from "./trailing.js";
import { countUpTo, View } from "./view.js";

/**
 * Chains in which every rule but the window looks at two neighbours: passes over the rows of each step, gap by gap. Time is linear in the rows of a
 * user times its steps: every gap is a constant number of forward moves over two lists of rows (`Ranges`, `Forward`,
 * `Backward`). Two exceptions multiply it: optional steps in a row have a gap for every pair of them, and a `without` after
 * the last step under a window is settled once for every forbidden row that ends windows apart.
 */
export class LinearSolver implements Solver {
  level = 0;
  readonly reached: Uint8Array;
  private readonly forward: Forward;
  private readonly restricted: Forward;
  private readonly backward: Backward;
  private readonly attempt: Candidate;
  private part: View | null = null;

  constructor(private readonly program: Program) {
    this.forward = new Forward(program);
    this.restricted = new Forward(program);
    this.backward = new Backward(program);
    this.reached = this.forward.reached;
    this.attempt = new Candidate(program.stepCount);
  }

  run(view: View): void {
    const { program, forward } = this;
    forward.run(view);
    this.dropUnlasting(view);
    const { requiredSteps } = program;
    this.level = 0;
    while (this.level < requiredSteps.length && forward.reached[requiredSteps[this.level]!] === 1)
      this.level++;
  }

  isBanned(view: View): boolean {
    const { program } = this;
    if (!program.removes) return false;
    return isBannedBy(program, view, (step, except) => this.segments(view, step, except));
  }

  isPending(view: View, step: number): boolean {
    return isPendingAt(this.program, view, this.forward, step);
  }

  choose(view: View, choice: "earliest" | "latest" | "fastest", into: Candidate): void {
    const { program } = this;
    const target = program.requiredSteps[this.level - 1]!;
    if (program.trailing.length === 0 && choice !== "latest") {
      chooseEarliest(program, view, this.forward, this.backward, target, EVERY_START, choice, into);
      return;
    }
    let isFirst = true;
    let end = target;
    while (end + 1 < program.stepCount && !program.required[end + 1]) end++;
    for (const { view: part, tables, segment } of this.segments(view, end)) {
      const found =
        choice === "latest"
          ? chooseLatest(program, part, tables, target, segment, this.attempt)
          : chooseEarliest(program, part, tables, this.backward, target, segment, choice, this.attempt);
      if (!found) continue;
      if (isFirst || compareChains(choice, this.attempt, into, view.time) < 0) this.attempt.copyTo(into);
      isFirst = false;
    }
  }

  compare(choice: "earliest" | "latest" | "fastest", a: Candidate, b: Candidate, time: Ticks): number {
    return compareChains(choice, a, b, time);
  }

  eachStart(view: View, step: number, visit: (row: number) => void): void {
    const { program, backward } = this;
    const isSingle = program.least[0] === 1 && program.most[0] === 1;
    for (const { view: part, tables, segment } of this.segments(view, step)) {
      const repetition = isSingle ? null : new Repetition(program, part, 0);
      backward.run(part, step, step === program.stepCount - 1 ? segment.end : 0);
      const ends = backward.end[0]!;
      const rows = part.rows[0]!;
      const count = part.counts[0]!;
      const later = repetition === null ? ends : leastFrom(ends, count);
      for (let n = 0; n < count; n++) {
        if (tables.mayBegin[n] === 0) continue;
        const end = repetition === null ? ends[n]! : endOf(n, repetition, program, ends, later, count);
        if (end !== NONE && fits(program, view, rows[n]!, end)) visit(rows[n]!);
      }
    }
  }

  /** Chains of the last step that a forbidden row after it ends: another start may outlast it. */
  private dropUnlasting(view: View): void {
    const { program, forward } = this;
    const step = program.stepCount - 1;
    if (program.trailing.length === 0 || forward.reached[step] === 0) return;
    const start = forward.start[step]!;
    start.fill(-1, 0, view.counts[step]!);
    forward.reached[step] = 0;
    for (const { view: part, tables, segment } of this.segments(view, step)) {
      if (tables.reached[step] === 0) continue;
      const rows = part.rows[step]!;
      const found = tables.start[step]!;
      const first = countUpTo(view.rows[step]!, view.counts[step]!, rows[0]! - 1);
      for (let n = 0; n < part.counts[step]!; n++) {
        if (rows[n]! < segment.end || found[n]! <= start[first + n]!) continue;
        start[first + n] = found[n]!;
        forward.reached[step] = 1;
      }
    }
  }

  /**
   * Tables by segment of first rows, for chains to `step`: one for all unless a `without` after the last step matters, else over the rows
   * that chains of the segment can have. `except`: one list after the last step that is not looked at, or -1.
   */
  private *segments(view: View, step: number, except = -1): Generator<Restricted> {
    const { program, forward, restricted } = this;
    if (step < program.stepCount - 1 || program.trailing.length === 0) {
      yield { view, tables: forward, segment: EVERY_START };
      return;
    }
    this.part ??= new View(view.rows.length, view.time, view.session);
    const starts = program.entersFirst ? firstOnly(view) : view.counts[0]!;
    for (const segment of segmentsOf(program, view, starts, except)) {
      this.part.slice(view, segment.from, lastFitting(program, view, segment.to));
      restricted.run(this.part, segment.from, segment.to, starts);
      yield { view: this.part, tables: restricted, segment };
    }
  }
}

const EVERY_START = { from: 0, to: Number.POSITIVE_INFINITY, end: 0 };

/** The least end of a chain that begins at entry `first` of a `times` step, whatever entry its last row is. */
function endOf(
  first: number,
  repetition: Repetition,
  program: Program,
  ends: Int32Array,
  later: Int32Array,
  count: number,
): number {
  const alone = repetition.spans(first, first) ? ends[first]! : NONE;
  const from = repetition.earliestOther(first);
  if (from >= count) return alone;
  if (program.contiguity === "none") return Math.min(alone, later[from]!);
  let least = alone;
  for (let last = from; last <= repetition.latestLast(first); last++) least = Math.min(least, ends[last]!);
  return least;
}

/** The least of the entries from each one on. */
function leastFrom(ends: Int32Array, count: number): Int32Array {
  const least = ends.slice(0, count);
  for (let n = count - 2; n >= 0; n--) least[n] = Math.min(least[n]!, least[n + 1]!);
  return least;
}

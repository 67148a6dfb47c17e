import { Blocker } from "./blocker.js";
import type { Forward } from "./forward.js";
import type { Gap, Program } from "./program.js";
import { blockersOf, capAfter } from "./ranges.js";
import { Repetition } from "./repetition.js";
import { countUpTo, type View } from "./view.js";

/**
 * Whether rows after the end of the data could take some chain of the stream to a required step. Such rows are free but for their times: none
 * is before the end of the data, and each follows the one before as its step says. So it is enough to look at the least time
 * that the remaining steps take.
 */
export function isPendingAt(program: Program, view: View, forward: Forward, target: number): boolean {
  const end = program.pending;
  if (end === null) return false;
  const rest = leastRest(program, end.grain, target);
  if (beginsInFirstStep(program, view, forward, end, rest)) return true;
  for (let step = 1; step <= target; step++) {
    if (rest[step] === Number.POSITIVE_INFINITY) continue;
    for (const gap of program.into[step]!)
      if (forward.reached[gap.from] === 1 && continues(program, view, forward, gap, end, rest[step]!))
        return true;
  }
  return false;
}

type End = NonNullable<Program["pending"]>;

/** Per step the least time from its last row to the target's, all rows being free. Infinity where the target is not ahead. */
function leastRest(program: Program, grain: number, target: number): readonly number[] {
  const rest = program.required.map(() => Number.POSITIVE_INFINITY);
  rest[target] = 0;
  for (let step = target - 1; step >= 0; step--) {
    for (const { to } of program.from[step]!) {
      const length = Math.max(program.after[to]!, program.strict ? grain * program.least[to]! : 0);
      if (to <= target && length <= program.within[to]!)
        rest[step] = Math.min(rest[step]!, length + rest[to]!);
    }
  }
  return rest;
}

function continues(
  program: Program,
  view: View,
  forward: Forward,
  gap: Gap,
  end: End,
  rest: number,
): boolean {
  const { time } = view;
  const { to } = gap;
  const starts = forward.start[gap.from]!;
  const blockers = blockersOf(program, view, gap, -1);
  const repetition = program.most[to] === 1 ? null : new Repetition(program, view, to);
  for (let n = 0; n < view.counts[gap.from]!; n++) {
    const row = view.rows[gap.from]![n]!;
    const cap = capAfter(program, view, blockers, row);
    if (starts[n]! < 0) continue;
    const isOpen =
      program.contiguity === "rows" && program.lists.all < 0 ? row === view.last : isUncapped(cap);
    const rowsThere = repetition === null ? 0 : begun(program, view, repetition, to, row, cap);
    if (!isOpen && rowsThere === 0) continue;
    const missing = Math.max(1, program.least[to]! - rowsThere);
    const last = Math.max(
      end.earliest + (program.strict ? (missing - 1) * end.grain : 0),
      time[row]! + program.after[to]!,
    );
    if (last - time[row]! > program.within[to]!) continue;
    if (isInWindow(program, view, starts[n]!, end, last + rest)) return true;
  }
  return false;
}

function isUncapped(cap: { readonly row: number; readonly time: number }): boolean {
  return cap.row === Number.POSITIVE_INFINITY && cap.time === Number.POSITIVE_INFINITY;
}

/** Rows of a `times` step that are there after a row and can be continued after the end of the data. */
function begun(
  program: Program,
  view: View,
  repetition: Repetition,
  step: number,
  row: number,
  cap: { readonly row: number; readonly time: number },
): number {
  const rows = view.rows[step]!;
  const count = view.counts[step]!;
  let first = countUpTo(rows, count, row);
  while (program.strict && first < count && view.time[rows[first]!]! <= view.time[row]!) first++;
  if (first >= count || rows[first]! > cap.row || view.time[rows[first]!]! > cap.time) return 0;
  return repetition.available(first, isLastOfStream(program, view, rows[count - 1]!));
}

/** Whether contiguity lets a row after the end of the data follow a row. */
function isLastOfStream(program: Program, view: View, row: number): boolean {
  if (program.contiguity === "none") return true;
  if (program.contiguity === "rows" && program.lists.all < 0) return row === view.last;
  const lists = program.contiguity === "rows" ? [program.lists.all] : program.required.map((_, step) => step);
  return lists.every((list) => new Blocker(view, list, false).firstAfter(row) === Number.POSITIVE_INFINITY);
}

/** Chains of which only some rows of a `times` first step are there. */
function beginsInFirstStep(
  program: Program,
  view: View,
  forward: Forward,
  end: End,
  rest: readonly number[],
): boolean {
  if (program.most[0] === 1) return false;
  const rows = view.rows[0]!;
  const count = view.counts[0]!;
  if (count === 0) return false;
  const repetition = new Repetition(program, view, 0);
  const canGoOn = isLastOfStream(program, view, rows[count - 1]!);
  for (let first = 0; first < count; first++) {
    if (forward.mayBegin[first] === 0) continue;
    const there = repetition.available(first, canGoOn);
    if (there === 0) continue;
    const missing = Math.max(1, program.least[0]! - there);
    const last = end.earliest + (program.strict ? (missing - 1) * end.grain : 0);
    if (isInWindow(program, view, rows[first]!, end, last + rest[0]!)) return true;
  }
  return false;
}

/** The window counts from the chain's first row; a row after the data opens a session when the end of the data is too far. */
function isInWindow(program: Program, view: View, start: number, end: End, last: number): boolean {
  if (last - view.time[start]! > program.window) return false;
  if (view.session === null) return true;
  const opens = end.earliest - view.time[view.last]! > program.sessionGap ? 1 : 0;
  return view.session[view.last]! + opens - view.session[start]! < program.sessions;
}

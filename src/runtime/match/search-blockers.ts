import type { Program } from "./program.js";
import type { SearchRules, State } from "./search.js";
import { countUpTo, type View } from "./view.js";

/** How far the next row may be after a state's: rows and times beyond are forbidden. */
export interface Limit {
  readonly row: number;
  readonly time: number;
  /** Whether a row of the watched `without` lies before the next row. */
  readonly crosses: (row: number, time: number) => boolean;
}

/** What forbidden rows, repeats and contiguity leave for a row that serves `step` after a state. */
export function blockedAfter(rules: SearchRules, state: State, step: number): Limit {
  const { program, view, watched } = rules;
  let row = Number.POSITIVE_INFINITY;
  let time = Number.POSITIVE_INFINITY;
  const isSame = step === state.step;
  const block = (list: number): void => {
    row = Math.min(row, firstRow(view, list, state.row));
  };
  if (program.contiguity === "rows" && program.lists.all < 0) row = state.row + 1;
  else if (program.contiguity === "rows") block(program.lists.all);
  if (program.contiguity === "steps") for (let list = 0; list < program.stepCount; list++) block(list);
  if (program.breaksOnRepeats)
    for (const list of state.steps) if (!isSame || list !== state.step) block(list);
  let crossing = Number.POSITIVE_INFINITY;
  if (!isSame)
    for (const { list } of forbiddenBetween(program, state.step, step)) {
      const byRow = !program.forbidsByTime;
      const first = byRow ? firstRow(view, list, state.row) : firstTime(view, list, state.time);
      if (list === watched) crossing = Math.min(crossing, first);
      else if (byRow) row = Math.min(row, first);
      else time = Math.min(time, first);
    }
  const byRow = !program.forbidsByTime;
  return { row, time, crosses: (next, at) => (byRow ? next : at) > crossing };
}

function forbiddenBetween(program: Program, from: number, to: number) {
  return program.from[from]!.find((gap) => gap.to === to)?.forbidden ?? [];
}

/** The first row of a list after a row. */
function firstRow(view: View, list: number, row: number): number {
  return Math.min(
    next(view.rows[list]!, view.counts[list]!, row),
    next(view.shared[list]!, view.sharedCounts[list]!, row),
  );
}

function next(rows: Int32Array, count: number, row: number): number {
  const at = countUpTo(rows, count, row);
  return at < count ? rows[at]! : Number.POSITIVE_INFINITY;
}

/** The first time of a list's rows after a time. */
function firstTime(view: View, list: number, time: number): number {
  return Math.min(
    nextTime(view, view.rows[list]!, view.counts[list]!, time),
    nextTime(view, view.shared[list]!, view.sharedCounts[list]!, time),
  );
}

function nextTime(view: View, rows: Int32Array, count: number, time: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (view.time[rows[middle]!]! <= time) low = middle + 1;
    else high = middle;
  }
  return low < count ? view.time[rows[low]!]! : Number.POSITIVE_INFINITY;
}

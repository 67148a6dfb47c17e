import type { Program } from "./program.js";
import { blockedAfter } from "./search-blockers.js";
import type { View } from "./view.js";

/** How far a choice of rows has come, with all that decides how it may go on. */
export interface State {
  readonly step: number;
  /** The last chosen row; the view's `last` + 1 for one after the end of the data. */
  readonly row: number;
  readonly time: number;
  /** Rows of the step so far. */
  readonly count: number;
  /** Time of the last row of the chosen step before; NaN in the first step. */
  readonly before: number;
  readonly steps: readonly number[];
  /** Latest time chosen so far, and under `ties within` the rows not further than its span before it. */
  readonly latest: number;
  readonly near: readonly number[];
  /** Whether a watched `without` was crossed into the step. */
  readonly isCrossed: boolean;
}

/** What a search looks for besides legal chains: a `without` by its list that is noted and not applied, or -1. */
export interface SearchRules {
  readonly program: Program;
  readonly view: View;
  /** Ticks of `ties within`; null under other ties. */
  readonly tolerance: number | null;
  readonly watched: number;
  /** Of rows for a step that differ in nothing but how late they are only the first one is wanted. */
  readonly takesFirst: boolean;
}

/** The state of a chain that begins with a row. */
export function begin(view: View, row: number): State {
  const time = view.time[row]!;
  return {
    step: 0,
    row,
    time,
    count: 1,
    before: Number.NaN,
    steps: [0],
    latest: time,
    near: [row],
    isCrossed: false,
  };
}

/** Whether the step of a state has its rows, at the wait that its step asks for. */
export function isComplete(program: Program, { step, count, before, time }: State): boolean {
  if (count < program.least[step]!) return false;
  if (Number.isNaN(before)) return true;
  const wait = Math.max(0, time - before);
  return wait <= program.within[step]! && wait >= program.after[step]!;
}

/** Steps that the next row may serve. */
export function openSteps(program: Program, state: State): readonly number[] {
  const same = state.count < program.most[state.step]! ? [state.step] : [];
  if (!isComplete(program, state)) return same;
  return [...same, ...program.from[state.step]!.map((gap) => gap.to)];
}

/** The states one row of the data further, in the window of a start. */
export function movesFrom(rules: SearchRules, state: State, start: number): State[] {
  const { program, view, tolerance, takesFirst } = rules;
  const { time, session } = view;
  const found: State[] = [];
  for (const step of openSteps(program, state)) {
    const rows = view.rows[step]!;
    const count = view.counts[step]!;
    const until = blockedAfter(rules, state, step);
    let last = Number.POSITIVE_INFINITY;
    for (let n = firstAfter(rules, state, rows, count); n < count; n++) {
      const row = rows[n]!;
      if (row > until.row || time[row]! > Math.min(until.time, last)) break;
      if (time[row]! - time[start]! > program.window) break;
      if (session !== null && session[row]! - session[start]! >= program.sessions) break;
      if (!comesLater(rules, state, row, time[row]!, step === state.step)) continue;
      if (
        step !== state.step &&
        program.least[step] === 1 &&
        tolerance === null &&
        isTooLate(program, state, step, time[row]!)
      )
        break;
      found.push(extended(rules, state, step, row, time[row]!));
      if (!takesFirst || tolerance === null || time[row]! <= state.latest + tolerance) continue;
      // Rows further than the tolerance behind the first such row leave the same rows to the steps that follow.
      if (isFree(program, step)) last = Math.min(last, time[row]! + tolerance);
    }
  }
  return found;
}

/** Whether nothing that may follow a step is bound to its row but by coming later, so that an earlier row is as good as a later one. */
function isFree(program: Program, step: number): boolean {
  if (program.most[step] !== 1 || (step === program.stepCount - 1 && program.trailing.length > 0))
    return false;
  return (
    program.after[step] === 0 &&
    program.from[step]!.every(
      ({ to, forbidden }) => program.within[to] === Number.POSITIVE_INFINITY && forbidden.length === 0,
    )
  );
}

/** One row more; whether it may be chosen is the caller's to know. */
export function extended(rules: SearchRules, from: State, step: number, row: number, time: number): State {
  const { tolerance, program } = rules;
  const isSame = step === from.step;
  const isReal = row <= rules.view.last;
  const latest = Math.max(from.latest, time);
  const near =
    tolerance === null
      ? NONE_NEAR
      : [...from.near, ...(isReal ? [row] : [])].filter(
          (each) => latest - rules.view.time[each]! <= tolerance,
        );
  const counted = program.most[step] === Number.POSITIVE_INFINITY && from.count >= program.least[step]!;
  return {
    step,
    row,
    time,
    count: isSame ? (counted ? from.count : from.count + 1) : 1,
    before: isSame ? from.before : from.time,
    steps: isSame ? from.steps : [...from.steps, step],
    latest,
    near,
    isCrossed: isSame ? from.isCrossed : blockedAfter(rules, from, step).crosses(row, time),
  };
}

/** A text that is the same for states that may go on in the same ways. */
export function keyOf(rules: SearchRules, state: State): string {
  const { program, tolerance } = rules;
  const { step, row, time, count, before, isCrossed } = state;
  const isDone = count === program.most[step] && isComplete(program, state);
  const steps = program.breaksOnRepeats ? state.steps.join() : "";
  const near = tolerance === null ? "" : `${state.latest} ${[...state.near].sort().join()}`;
  return `${step} ${row} ${time} ${count} ${isDone ? "" : before} ${isCrossed ? 1 : 0} ${steps} ${near}`;
}

/** Later by the tie rule. */
function comesLater(
  { program, tolerance }: SearchRules,
  from: State,
  row: number,
  time: number,
  isSame: boolean,
): boolean {
  if (tolerance === null) return program.strict ? time > from.time : row > from.row;
  if (from.near.includes(row) || (isSame && row < from.row)) return false;
  return from.latest - time <= tolerance;
}

function isTooLate(program: Program, state: State, step: number, time: number): boolean {
  return time - state.time > program.within[step]!;
}

function firstAfter({ view, tolerance }: SearchRules, state: State, rows: Int32Array, count: number): number {
  let low = 0;
  let high = count;
  const isBefore = (row: number): boolean =>
    tolerance === null ? row <= state.row : state.latest - view.time[row]! > tolerance;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(rows[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const NONE_NEAR: readonly number[] = [];

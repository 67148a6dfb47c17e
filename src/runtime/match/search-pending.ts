import type { Program } from "./program.js";
import {
  begin,
  extended,
  isComplete,
  keyOf,
  movesFrom,
  openSteps,
  type SearchRules,
  type State,
} from "./search.js";
import { blockedAfter } from "./search-blockers.js";

/** Whether a chain that begins with a row could come to a required step, rows after the end of the data being free but for their times. */
export function comesThere(
  rules: SearchRules,
  start: number,
  target: number,
  isEnd: (state: State) => boolean,
): boolean {
  const { program, view } = rules;
  const seen = new Set<string>();
  const waiting = [begin(view, start)];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    const key = keyOf(rules, state);
    if (state.step > target || seen.has(key)) continue;
    seen.add(key);
    if (state.step === target && isEnd(state)) return true;
    waiting.push(...movesFrom(rules, state, start));
    for (const step of openSteps(program, state)) {
      const next = filled(rules, state, step);
      if (next !== null && isComplete(program, next) && isInWindow(rules, start, next.time))
        waiting.push(next);
    }
  }
  return false;
}

/** The state after as many rows to come as a step lacks, each as early as can be: whatever follows is bound to it by differences alone. */
function filled(rules: SearchRules, from: State, step: number): State | null {
  const { program, view } = rules;
  let lacking = Math.max(1, program.least[step]! - (step === from.step ? from.count : 0));
  let state = from;
  for (; lacking > 0; lacking--) {
    const limit = blockedAfter(rules, state, step);
    const isReal = state.row <= view.last;
    if (isReal && (limit.row <= view.last || limit.time < Number.POSITIVE_INFINITY)) return null;
    const since = step === state.step ? state.before : state.time;
    let time = earliestAfter(rules, state);
    if (lacking === 1 && !Number.isNaN(since)) time = Math.max(time, since + program.after[step]!);
    state = extended(rules, state, step, view.last + 1, time);
  }
  return state;
}

function earliestAfter({ program, view, tolerance }: SearchRules, state: State): number {
  const { earliest, grain } = endOf(program);
  if (tolerance !== null) return Math.max(earliest, state.latest - tolerance);
  if (state.row <= view.last) return earliest;
  return program.strict ? state.time + grain : state.time;
}

function isInWindow({ program, view }: SearchRules, start: number, time: number): boolean {
  if (time - view.time[start]! > program.window) return false;
  if (view.session === null) return true;
  const opens = endOf(program).earliest - view.time[view.last]! > program.sessionGap ? 1 : 0;
  return view.session[view.last]! + opens - view.session[start]! < program.sessions;
}

/** Nobody is asked to be pending where the program knows no end of the data. */
function endOf(program: Program): { readonly earliest: number; readonly grain: number } {
  return program.pending ?? { earliest: Number.POSITIVE_INFINITY, grain: 0 };
}

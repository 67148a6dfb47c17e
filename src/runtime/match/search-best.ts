import { Candidate, compareChains } from "./candidate.js";
import { begin, keyOf, movesFrom, type SearchRules, type State } from "./search.js";

/** A row that serves a step, and those after it. */
interface Link {
  readonly step: number;
  readonly row: number;
  readonly next: Link | null;
}

/**
 * The chain that counts among those to `target` with the optional steps behind it: from every state the best way on, settled once per
 * start. Of two ways on from one state the better one is better whatever came before.
 */
export function bestFrom(
  rules: SearchRules,
  starts: readonly number[],
  target: number,
  choice: "earliest" | "latest" | "fastest",
  isEnd: (state: State, start: number) => boolean,
  into: Candidate,
): void {
  const { program, view } = rules;
  const limit = program.requiredSteps.find((step) => step > target) ?? program.stepCount;
  const [left, right] = [new Candidate(program.stepCount), new Candidate(program.stepCount)];
  let best: Link | null = null;
  for (const start of starts) {
    const known = new Map<string, Link | null>();
    const compare = (a: Link, b: Link): number => {
      write(a, start, left);
      write(b, start, right);
      return compareChains(choice, left, right, view.time);
    };
    const from = (state: State): Link | null => {
      const key = keyOf(rules, state);
      const found = known.get(key);
      if (found !== undefined) return found;
      let chosen: Link | null = null;
      if (state.step >= target && isEnd(state, start))
        chosen = { step: state.step, row: state.row, next: null };
      for (const move of movesFrom(rules, state, start)) {
        if (move.step >= limit) continue;
        const rest = from(move);
        if (rest === null) continue;
        const way = { step: state.step, row: state.row, next: rest };
        if (chosen === null || compare(way, chosen) < 0) chosen = way;
      }
      known.set(key, chosen);
      return chosen;
    };
    const found = from(begin(view, start));
    if (found === null) continue;
    if (best !== null) {
      write(found, -1, left);
      write(best, -1, right);
    }
    if (best === null || compareChains(choice, left, right, view.time) < 0) best = found;
  }
  if (best !== null) write(best, -1, into);
}

/** `start`: the chain's first row, which a way on lacks; -1 for a whole chain. */
function write(link: Link, start: number, into: Candidate): void {
  into.clear();
  if (start >= 0) into.start = start;
  else into.start = link.row;
  for (let at: Link | null = link; at !== null; at = at.next) into.add(at.step, at.row);
}

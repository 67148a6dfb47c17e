import { type Candidate, compareChains } from "./candidate.js";
import type { Ticks } from "./clock.js";
import { Forward } from "./forward.js";
import type { Program } from "./program.js";
import { begin, isComplete, keyOf, movesFrom, type SearchRules, type State } from "./search.js";
import { bestFrom } from "./search-best.js";
import { comesThere } from "./search-pending.js";
import type { Solver } from "./solver.js";
import { outlast } from "./trailing.js";
import type { View } from "./view.js";

/**
 * Chains whose rules look further back than one row: `ties within`, and `repeats break` with optional steps or `times`. Every state of a
 * choice is visited once, with the latest first row that leads to it: starts are taken from the last one back. States differ
 * in what those rules look at, which are few rows: those within the tolerance, or the steps chosen since repeats end most chains soon.
 */
export class SearchSolver implements Solver {
  level = 0;
  readonly reached: Uint8Array;
  private readonly forward: Forward;

  constructor(
    private readonly program: Program,
    private readonly tolerance: number | null,
  ) {
    this.reached = new Uint8Array(program.stepCount);
    this.forward = new Forward(program);
  }

  run(view: View): void {
    const { program, reached } = this;
    reached.fill(0);
    this.visitAll(this.rulesOf(view), (state, start) => {
      if (this.isEnd(view, state, start)) reached[state.step] = 1;
      return false;
    });
    const missing = program.requiredSteps.findIndex((step) => reached[step] === 0);
    this.level = missing < 0 ? program.requiredSteps.length : missing;
  }

  isBanned(view: View): boolean {
    const { program } = this;
    const gaps = program.into.flat().flatMap((gap) => gap.forbidden);
    for (const { list, scope } of gaps)
      if (
        scope === "user" &&
        this.hasState(view, list, (state, start) => state.isCrossed && this.isEnd(view, state, start))
      )
        return true;
    return program.trailing.some(
      ({ list, scope }) =>
        scope === "user" &&
        this.hasState(
          view,
          list,
          (state, start) =>
            state.step === program.stepCount - 1 &&
            this.isEnd(view, state, start, list) &&
            state.row < outlast(program, view, start, [list]),
        ),
    );
  }

  isPending(view: View, step: number): boolean {
    const rules = this.rulesOf(view);
    return this.starts(view).some((start) =>
      comesThere(rules, start, step, (state) => this.isEnd(view, state, start)),
    );
  }

  choose(view: View, choice: "earliest" | "latest" | "fastest", into: Candidate): void {
    const target = this.program.requiredSteps[this.level - 1]!;
    const rules = this.rulesOf(view, -1, choice !== "latest");
    bestFrom(
      rules,
      this.starts(view),
      target,
      choice,
      (state, start) => this.isEnd(view, state, start),
      into,
    );
  }

  compare(choice: "earliest" | "latest" | "fastest", a: Candidate, b: Candidate, time: Ticks): number {
    return compareChains(choice, a, b, time);
  }

  eachStart(view: View, step: number, visit: (row: number) => void): void {
    const rules = this.rulesOf(view);
    for (const start of this.starts(view)) {
      const seen = new Set<string>();
      if (this.visit(rules, start, seen, (state) => state.step === step && this.isEnd(view, state, start)))
        visit(start);
    }
  }

  private rulesOf(view: View, watched = -1, takesFirst = watched < 0): SearchRules {
    return { program: this.program, view, tolerance: this.tolerance, watched, takesFirst };
  }

  /** Rows that may begin a chain, ascending. */
  private starts(view: View): number[] {
    const { forward } = this;
    forward.run(view);
    return Array.from(view.rows[0]!.subarray(0, view.counts[0]!)).filter(
      (_, entry) => forward.mayBegin[entry] === 1,
    );
  }

  private hasState(view: View, watched: number, test: (state: State, start: number) => boolean): boolean {
    return this.visitAll(this.rulesOf(view, watched), test);
  }

  /** Visits every state; where what follows the last row matters, anew for each start. True: `test` was met. */
  private visitAll(rules: SearchRules, test: (state: State, start: number) => boolean): boolean {
    let seen = new Set<string>();
    for (const start of this.starts(rules.view).reverse()) {
      if (this.program.trailing.length > 0) seen = new Set();
      if (this.visit(rules, start, seen, (state) => test(state, start))) return true;
    }
    return false;
  }

  private visit(
    rules: SearchRules,
    start: number,
    seen: Set<string>,
    test: (state: State) => boolean,
  ): boolean {
    const waiting = [begin(rules.view, start)];
    for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
      const key = keyOf(rules, state);
      if (seen.has(key)) continue;
      seen.add(key);
      if (test(state)) return true;
      waiting.push(...movesFrom(rules, state, start));
    }
    return false;
  }

  /** Whether a chain may end at a state. */
  private isEnd(view: View, state: State, start: number, except = -1): boolean {
    const { program } = this;
    if (!isComplete(program, state)) return false;
    if (state.step < program.stepCount - 1 || program.trailing.length === 0) return true;
    const lists = program.trailing.flatMap(({ list }) => (list === except ? [] : [list]));
    return state.row >= outlast(program, view, start, lists);
  }
}

import type { ChainSpec } from "../../planner/chain.js";
import type { PendingSpec } from "../../planner/funnel.js";
import type { Column } from "../column.js";
import { Candidate } from "./candidate.js";
import type { Clock } from "./clock.js";
import { type Holding, holdingsOf } from "./held-keys.js";
import { Lanes } from "./lanes.js";
import type { Match } from "./match.js";
import { type Program, programOf } from "./program.js";
import type { Solver } from "./solver.js";
import { solverOf } from "./solver-of.js";
import type { View } from "./view.js";

/** What a chain is matched over: columns of a part in run order. */
export interface Surface {
  /** Held columns at least. */
  readonly columns: ReadonlyMap<string, Column>;
  readonly clock: Clock;
  /** Number of each row's session within its user; null when the plan has no sessions. */
  readonly session: Int32Array | null;
  readonly sessionGap: number | null;
}

/** Which chain counts, or null when nobody asks for its rows. */
export type Choice = "earliest" | "latest" | "fastest" | null;

/** Matches streams one by one against a chain: lane by lane, the best of them. */
export class ChainMatcher {
  readonly program: Program;
  /** Whether a `without … for user` removed the last stream matched. */
  isRemoved = false;
  private readonly solver: Solver;
  private readonly holdings: readonly Holding[];
  private readonly splitters = new WeakMap<View, Lanes>();
  private levels: number[] = [];
  private best: Candidate;
  private attempt: Candidate;

  constructor(
    chain: ChainSpec,
    private readonly surface: Surface,
    pending: PendingSpec | null,
  ) {
    const { clock, sessionGap, columns } = surface;
    this.program = programOf(chain, clock, { pending, sessionGap });
    this.solver = solverOf(chain, this.program, clock);
    this.holdings = holdingsOf(chain.hold, columns);
    this.best = new Candidate(chain.steps.length);
    this.attempt = new Candidate(chain.steps.length);
  }

  /** Level and steps reached; pending; the chosen rows when `choice` asks for them. */
  match(stream: View, choice: Choice, into: Match): void {
    const { solver, levels, program } = this;
    clearMatch(into);
    this.isRemoved = false;
    levels.length = 0;
    for (const view of this.eachLane(stream)) {
      solver.run(view);
      levels.push(solver.level);
      if (program.removes && solver.isBanned(view)) {
        this.isRemoved = true;
        clearMatch(into);
        return;
      }
      into.level = Math.max(into.level, solver.level);
      for (let step = 0; step < into.reached.length; step++) into.reached[step]! |= solver.reached[step]!;
    }
    if (into.level === 0) return;
    if (this.mayBePending(stream, into.level)) this.findPending(stream, into);
    if (choice !== null) this.choose(stream, choice, into);
  }

  /** Calls back for every step that is reached and the first row of every chain to it; rows may repeat. */
  eachStart(stream: View, visit: (step: number, row: number) => void): void {
    const { solver, program } = this;
    for (const view of this.eachLane(stream)) {
      solver.run(view);
      for (let step = 0; step < program.stepCount; step++)
        if (solver.reached[step] === 1) solver.eachStart(view, step, (row) => visit(step, row));
    }
  }

  /** Whether a row has a value in every column that is held for all steps. */
  hasValues(row: number): boolean {
    return this.holdings.every((held) => held.kind === "pair" || held.keys.every((key) => key(row) >= 0));
  }

  /** The views of a stream's lanes; one without `hold`. A view is overwritten by the next. */
  eachLane(stream: View): Iterable<View> {
    return this.holdings.length === 0 ? [stream] : this.split(stream, 0);
  }

  /** Splits by the held entries from `depth` on. Views are reused, so that each has one splitter. */
  private *split(stream: View, depth: number): Generator<View> {
    const holding = this.holdings[depth];
    if (holding === undefined) {
      yield stream;
      return;
    }
    let splitter = this.splitters.get(stream);
    if (splitter === undefined) {
      splitter = new Lanes(holding, this.program.stepCount, stream);
      this.splitters.set(stream, splitter);
    }
    for (const lane of splitter.each()) yield* this.split(lane, depth + 1);
  }

  private mayBePending(stream: View, level: number): boolean {
    const { pending, window, requiredSteps } = this.program;
    if (pending === null || level >= requiredSteps.length) return false;
    return pending.earliest - stream.time[stream.last]! <= window;
  }

  private findPending(stream: View, into: Match): void {
    const target = this.program.requiredSteps[into.level]!;
    for (const view of this.eachLane(stream)) {
      if (this.holdings.length > 0) this.solver.run(view);
      if (!this.solver.isPending(view, target)) continue;
      into.pending = target;
      return;
    }
  }

  private choose(stream: View, choice: "earliest" | "latest" | "fastest", into: Match): void {
    const { solver, levels } = this;
    let isFirst = true;
    let lane = 0;
    for (const view of this.eachLane(stream)) {
      if (levels[lane++] !== into.level) continue;
      if (this.holdings.length > 0) solver.run(view);
      solver.choose(view, choice, this.attempt);
      if (isFirst || solver.compare(choice, this.attempt, this.best, this.surface.clock.ticks) < 0)
        [this.best, this.attempt] = [this.attempt, this.best];
      isFirst = false;
    }
    writeChain(this.best, into);
  }
}

/** Nothing reached. */
export function clearMatch(match: Match): void {
  match.level = 0;
  match.reached.fill(0);
  match.pending = -1;
  match.chain.fill(-1);
  match.rowCount = 0;
}

/** Puts a chain into a match, its rows in stream order. */
export function writeChain(chain: Candidate, into: Match): void {
  into.chain.set(chain.last);
  if (into.rows.length < chain.rowCount) {
    into.rows = new Int32Array(chain.rows.length);
    into.rowSteps = new Uint8Array(chain.rows.length);
  }
  into.rowCount = chain.rowCount;
  for (let n = 0; n < chain.rowCount; n++) {
    let at = n;
    for (; at > 0 && into.rows[at - 1]! > chain.rows[n]!; at--) {
      into.rows[at] = into.rows[at - 1]!;
      into.rowSteps[at] = into.rowSteps[at - 1]!;
    }
    into.rows[at] = chain.rows[n]!;
    into.rowSteps[at] = chain.steps[n]!;
  }
}

/** A match object for a chain of so many steps. */
export function newMatch(stepCount: number): Match {
  return {
    level: 0,
    reached: new Uint8Array(stepCount),
    pending: -1,
    chain: new Int32Array(stepCount).fill(-1),
    rows: new Int32Array(stepCount),
    rowSteps: new Uint8Array(stepCount),
    rowCount: 0,
  };
}

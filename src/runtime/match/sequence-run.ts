import type { ChainSpec } from "../../planner/chain.js";
import { ChainMatcher, newMatch, type Surface } from "./chain-matcher.js";
import type { Match } from "./match.js";
import { View } from "./view.js";

/** A `sequence(…)` condition as kernels use it: rows of a user are put in, then it is asked. */
export class SequenceRun {
  private readonly matcher: ChainMatcher;
  private readonly view: View;
  private readonly found: Match;

  constructor(chain: ChainSpec, surface: Surface) {
    this.matcher = new ChainMatcher(chain, surface, null);
    const { lists } = this.matcher.program;
    this.view = new View(lists.count, surface.clock.ticks, chain.sessions === null ? null : surface.session);
    this.found = newMatch(chain.steps.length);
  }

  /** Begins a user. */
  begin(): void {
    this.view.clear(0, -1);
  }

  add(list: number, row: number): void {
    this.view.add(list, row);
  }

  /** First and last row of the stream, both included. */
  end(first: number, last: number): void {
    this.view.first = first;
    this.view.last = last;
  }

  /** Whether all required steps are reached. */
  holds(): boolean {
    this.matcher.match(this.view, null, this.found);
    return this.found.level === this.matcher.program.requiredSteps.length;
  }
}

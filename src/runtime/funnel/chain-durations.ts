import { type ChainSpec, requiredSteps } from "../../planner/chain.js";
import type { Clock, Ticks } from "../match/clock.js";
import type { Match } from "../match/match.js";
import type { DurationPartial } from "../partial.js";
import { Durations } from "./durations.js";

/** Times between the chosen rows of chains, and from the first to the last of converted ones. */
export class ChainDurations {
  private readonly time: Ticks;
  private readonly unit: number;
  private readonly inStreamOrder: boolean;
  private readonly converted: number;
  private readonly overall = new Durations();
  private readonly steps: readonly Durations[];
  private readonly sorted: Int32Array;

  constructor(chain: ChainSpec, clock: Clock) {
    this.time = clock.ticks;
    this.unit = clock.length(1);
    this.inStreamOrder = chain.order === "any";
    this.converted = requiredSteps(chain).length;
    this.steps = chain.steps.map(() => new Durations());
    this.sorted = new Int32Array(chain.steps.length);
  }

  /** A match with a chain. */
  add(match: Match): void {
    const { time, unit, steps } = this;
    const chain = this.inStreamOrder ? this.sortedRows(match.chain) : match.chain;
    let before = -1;
    for (let step = 0; step < steps.length; step++) {
      const row = chain[step]!;
      if (row < 0) continue;
      if (before >= 0) steps[step]!.add(Math.max(0, (time[row]! - time[before]!) * unit));
      before = row;
    }
    const { rows, rowCount } = match;
    if (match.level === this.converted && rowCount > 0)
      this.overall.add((time[rows[rowCount - 1]!]! - time[rows[0]!]!) * unit);
  }

  /** As in `FunnelDetail.durations`. */
  partial(): readonly DurationPartial[] {
    return [this.overall, ...this.steps.slice(1)].map((durations) => durations.partial());
  }

  /** Rows that are there ascending, then those that are not. */
  private sortedRows(chain: Int32Array): Int32Array {
    const { sorted } = this;
    let count = 0;
    for (let step = 0; step < sorted.length; step++) {
      const row = chain[step]!;
      if (row < 0) continue;
      let at = count++;
      for (; at > 0 && sorted[at - 1]! > row; at--) sorted[at] = sorted[at - 1]!;
      sorted[at] = row;
    }
    sorted.fill(-1, count);
    return sorted;
  }
}

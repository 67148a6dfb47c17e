import type { ChainSpec } from "../../planner/chain.js";
import type { Match } from "../match/match.js";
import type { TrendPartial } from "../partial.js";
import { SlotCounts } from "./slot-counts.js";

/** Counts matches by the bucket in which their chain begins. */
export class Trend {
  private readonly counts: SlotCounts;
  private readonly slots = new Map<number, number>();
  private lastStart = Number.NaN;
  private lastSlot = 0;

  constructor(chain: ChainSpec) {
    this.counts = new SlotCounts(chain);
  }

  /** `start`: of the bucket, in seconds since 1970 UTC; a NaN is in no bucket. */
  add(match: Match, start: number): void {
    if (Number.isNaN(start)) return;
    if (start !== this.lastStart) {
      let slot = this.slots.get(start);
      if (slot === undefined) {
        slot = this.slots.size;
        this.slots.set(start, slot);
      }
      this.lastStart = start;
      this.lastSlot = slot;
    }
    this.counts.add(this.lastSlot, match);
  }

  /** A copy of what was counted. */
  partial(): TrendPartial {
    return { starts: Float64Array.from(this.slots.keys()), counts: this.counts.counts(this.slots.size) };
  }
}

import { type ChainSpec, requiredSteps } from "../../planner/chain.js";
import type { Match } from "../match/match.js";

/** Matches counted by slot (a key, a bucket): by exact level, by optional step reached, and by the step where they are pending. */
export class SlotCounts {
  private readonly steps: number;
  private readonly required: readonly number[];
  private readonly optional: readonly number[];
  /** Cells of a slot: levels, then optional steps, then pending by step. */
  private readonly stride: number;
  private cells: Float64Array;

  constructor(chain: ChainSpec) {
    this.steps = chain.steps.length;
    this.required = requiredSteps(chain);
    this.optional = chain.steps.flatMap((step, at) => (step.optional ? [at] : []));
    this.stride = this.required.length + 1 + this.optional.length + this.steps;
    this.cells = new Float64Array(this.stride * 16);
  }

  add(slot: number, match: Match): void {
    const { stride, optional } = this;
    const start = slot * stride;
    if (start + stride > this.cells.length) this.grow(start + stride);
    const { cells } = this;
    cells[start + match.level]! += 1;
    let at = start + stride - this.steps;
    if (match.pending >= 0) cells[at + match.pending]! += 1;
    at -= optional.length;
    for (let n = 0; n < optional.length; n++) cells[at + n]! += match.reached[optional[n]!]!;
  }

  /** Per slot and step, of slots 0 to `slotCount`: matches that reached the step. */
  counts(slotCount: number): Float64Array {
    const { stride, required, optional, steps } = this;
    const counts = new Float64Array(slotCount * steps);
    for (let slot = 0; slot < slotCount; slot++) {
      let sum = 0;
      for (let level = required.length; level > 0; level--) {
        sum += this.cells[slot * stride + level] ?? 0;
        counts[slot * steps + required[level - 1]!] = sum;
      }
      const at = slot * stride + required.length + 1;
      for (let n = 0; n < optional.length; n++) counts[slot * steps + optional[n]!] = this.cells[at + n] ?? 0;
    }
    return counts;
  }

  /** Per slot and step: matches that are pending there. */
  pending(slotCount: number): Float64Array {
    const { stride, steps } = this;
    const pending = new Float64Array(slotCount * steps);
    for (let slot = 0; slot < slotCount; slot++) {
      const end = (slot + 1) * stride;
      pending.set(this.cells.subarray(end - steps, end), slot * steps);
    }
    return pending;
  }

  private grow(length: number): void {
    const larger = new Float64Array(Math.max(length, this.cells.length * 2));
    larger.set(this.cells);
    this.cells = larger;
  }
}

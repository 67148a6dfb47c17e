import type { AggregateSpec } from "../planner/expression.js";
import { slotsOf, slotWidth } from "../planner/slots.js";

/**
 * Partial state of a group of aggregations while kernels run: per level, one float64 array per slot half, with one entry per key
 * and one more for null. Levels are made when first touched.
 */
export class AggregateState {
  private readonly byLevel: (Float64Array[] | undefined)[] = [];

  /** `keyCounts[i]`: number of distinct non-null keys of spec i, 1 without `by`. */
  constructor(
    readonly specs: readonly AggregateSpec[],
    private readonly keyCounts: readonly number[],
  ) {}

  /** Arrays of all specs in slot order; owned by the state, written by kernels. */
  at(level: number): Float64Array[] {
    const known = this.byLevel[level];
    if (known) return known;
    const arrays = this.specs.flatMap((spec, at) =>
      slotsOf(spec).flatMap((slot) => {
        const length = (this.keyCounts[at] ?? 1) + 1;
        const high = new Float64Array(length);
        if (slot.combine === "pair-min" || slot.combine === "pair-max") high.fill(Number.NaN);
        return slotWidth(slot) === 1 ? [high] : [high, new Float64Array(length)];
      }),
    );
    this.byLevel[level] = arrays;
    return arrays;
  }

  /** Whether any user came to this level. */
  touched(level: number): boolean {
    return this.byLevel[level] !== undefined;
  }
}

import type { StepResult } from "../result.js";

/** What of a step its conversion is told by. */
export type Counted = Pick<StepResult, "count" | "optional" | "pending">;

/** How a step compares with those before it, in units (users, attempts or sessions); shares are null over none. */
export interface Conversion {
  readonly fromFirst: number | null;
  /** From the required step before. */
  readonly fromPrevious: number | null;
  /** Units of the required step before that neither reached this one nor may still; null for optional steps. */
  readonly dropped: number | null;
}

/** Conversion of step `index`; the first step is compared with itself: 1, 1, 0. */
export function conversionOf(index: number, steps: readonly Counted[]): Conversion {
  const step = steps[index];
  const count = step?.count ?? 0;
  const first = steps[0]?.count ?? 0;
  const previous = steps.slice(0, index).findLast(({ optional }) => !optional)?.count ?? first;
  return {
    fromFirst: first === 0 ? null : count / first,
    fromPrevious: previous === 0 ? null : count / previous,
    dropped: step?.optional ? null : previous - count - (step?.pending ?? 0),
  };
}

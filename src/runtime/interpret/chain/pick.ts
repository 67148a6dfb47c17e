import type { Moment } from "./moment.js";

/** A chosen row: its position in the user's stream, its time and the step that it serves. */
export interface Pick {
  readonly at: number;
  readonly time: Moment;
  readonly step: number;
}

/** Positions of the rows that serve a step, in order. */
export function rowsOf(picks: readonly Pick[], step: number): readonly number[] {
  return picks.filter((pick) => pick.step === step).map((pick) => pick.at);
}

/** The last row of a step; undefined when the chain lacks it. */
export function lastRowOf(picks: readonly Pick[], step: number): Pick | undefined {
  return picks.findLast((pick) => pick.step === step);
}

import type { Moment } from "./moment.js";

/** A chosen row: its index in the lane (the lane's length for a row after the end of the data) and its time. */
export interface Place {
  readonly row: number;
  readonly time: Moment;
}

/** How far a choice of rows has come, with all that decides how it may go on. */
export interface Node {
  /** The step that the last chosen row serves. */
  readonly step: number;
  readonly place: Place;
  /** Rows of the step so far; with `times` the step may not be complete yet. */
  readonly count: number;
  /** Last row of the chosen step before; null in the first step. */
  readonly before: Place | null;
  /** Chosen steps in order, this one last; looked at by `repeats break` only. */
  readonly steps: readonly number[];
  /** Rows of the lane chosen so far, kept for `ties within` only. */
  readonly rows: readonly number[];
  /** The latest time chosen so far. */
  readonly latest: Moment;
  /** Whether the step was entered over a row that the watched `without` forbids. */
  readonly isCrossed: boolean;
}

import type { ChainSpec } from "../../../planner/chain.js";
import type { Surroundings } from "../condition.js";
import { holds } from "../predicate.js";
import { type Row, scalar } from "../row.js";
import { elapsed, type Moment } from "./moment.js";

/** A row of a stream with everything that the rules of a chain ask of it. */
export interface Event {
  /** Position in the user's stream. */
  readonly at: number;
  readonly row: Row;
  readonly time: Moment;
  /** Number of the user's session, from 0. */
  readonly session: number;
  /** Per step, whether the row satisfies it. */
  readonly matches: readonly boolean[];
  /** Per `without`, whether the row is one of those that it forbids. */
  readonly forbidden: readonly boolean[];
  /** Whether `entering` lets a chain begin here. */
  readonly enters: boolean;
}

/** The rows of one user as a chain sees them, in stream order. */
export function eventsOf(chain: ChainSpec, rows: readonly Row[], around: Surroundings): readonly Event[] {
  const times = rows.map((row) => momentOf(row, around.time));
  const sessions = sessionNumbers(times, around.sessionGap);
  return rows.map((row, at) => ({
    at,
    row,
    time: times[at] ?? Number.NaN,
    session: sessions[at] ?? 0,
    matches: chain.steps.map((step) => holds(step.predicate, row, around.shared)),
    forbidden: chain.withouts.map((without) => holds(without.predicate, row, around.shared)),
    enters: chain.entering === null || holds(chain.entering, row, around.shared),
  }));
}

/** Per row the number of its session: a row more than `gap` after the row before opens a new one. */
export function sessionNumbers(times: readonly Moment[], gap: number | null): readonly number[] {
  let session = 0;
  return times.map((time, i) => {
    const before = times[i - 1];
    if (gap !== null && before !== undefined && elapsed(before, time) > gap) session++;
    return session;
  });
}

function momentOf(row: Row, column: string): Moment {
  const time = scalar(row, column);
  return typeof time === "bigint" || typeof time === "number" ? time : Number.NaN;
}

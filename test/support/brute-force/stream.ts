import type { ChainSpec } from "../../../src/planner/chain.js";
import type { Row } from "../../../src/runtime/interpret/index.js";
import { holds } from "../../../src/runtime/interpret/predicate.js";
import type { Value } from "../../../src/types.js";

/** A row for the brute force, its position in the stream and all that predicates say of it. */
export interface BruteRow {
  /** In the stream; rows to come stand behind all others. */
  readonly at: number;
  readonly time: number;
  readonly session: number;
  readonly isReal: boolean;
  readonly row: Row;
  readonly matches: (step: number) => boolean;
  readonly isForbidden: (without: number) => boolean;
  readonly enters: boolean;
}

/** The rows of a user by position. Times are small. */
export function bruteRows(chain: ChainSpec, rows: readonly Row[], sessionGap: number | null): BruteRow[] {
  let session = 0;
  return rows.map((row, at) => {
    const before = rows[at - 1];
    if (sessionGap !== null && before && Number(row.time) - Number(before.time) > sessionGap) session++;
    return {
      at,
      time: Number(row.time),
      session,
      isReal: true,
      row,
      matches: (step) => holds(chain.steps[step]!.predicate, row, []),
      isForbidden: (without) => holds(chain.withouts[without]!.predicate, row, []),
      enters: chain.entering === null || holds(chain.entering, row, []),
    };
  });
}

/** A row after the end of the data: it may serve any step and is nothing else. */
export function rowToCome(at: number, time: number, session: number): BruteRow {
  const row = {};
  return {
    at,
    time,
    session,
    isReal: false,
    row,
    matches: () => true,
    isForbidden: () => false,
    enters: false,
  };
}

/** What a lane asks of held values: per entry of `hold` a value, or one that no row has. */
export type LaneValues = readonly (Value | "no such value")[];

/** Whether two held values are one: NaN is one value, -0 is 0. */
export function isOneValue(a: Value, b: Value): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

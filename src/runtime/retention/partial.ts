import type { RetentionSpec } from "../../planner/retention.js";
import type { Value } from "../../types.js";

/**
 * What a part knows of a retention: per cohort (number of its calendar period; 0 when all are one) and per value, in order of
 * appearance, a row of counts: size, then per column returned, pending, due, due and returned.
 */
export interface RetentionPartial {
  readonly cohorts: readonly number[];
  readonly cells: readonly Float64Array[];
  /** null without `by`. */
  readonly keys: readonly Value[] | null;
  readonly keyCells: readonly Float64Array[];
}

const PER_COLUMN = 4;

/** Numbers in a row of counts. */
export function rowWidth({ columns }: RetentionSpec): number {
  return 1 + columns.length * PER_COLUMN;
}

/** Counts one member: per column, whether it came back and whether its period is over. */
export function addMember(row: Float64Array, came: Uint8Array, isDue: readonly boolean[]): void {
  row[0]! += 1;
  // The row has PER_COLUMN numbers for each entry of `came`.
  for (let column = 0; column < came.length; column++) {
    const at = 1 + column * PER_COLUMN;
    const returned = came[column]!;
    const due = isDue[column] ? 1 : 0;
    row[at]! += returned;
    row[at + 1]! += (1 - returned) * (1 - due);
    row[at + 2]! += due;
    row[at + 3]! += due * returned;
  }
}

/** Counts of one column of a row. */
export function countsAt(
  row: Float64Array,
  column: number,
): readonly [returned: number, pending: number, due: number, dueReturned: number] {
  const at = 1 + column * PER_COLUMN;
  return [row[at] ?? 0, row[at + 1] ?? 0, row[at + 2] ?? 0, row[at + 3] ?? 0];
}

/** The partial of a part in which no user can match. */
export function emptyRetention({ by }: RetentionSpec): RetentionPartial {
  return { cohorts: [], cells: [], keys: by === null ? null : [], keyCells: [] };
}

/** Adds up partials in the order given: whole numbers, so that how users lie in parts changes nothing. */
export function mergeRetentions(partials: readonly RetentionPartial[]): RetentionPartial {
  const cohorts = new Map<number, Float64Array>();
  const values = new Map<Value, Float64Array>();
  for (const { cohorts: periods, cells, keys, keyCells } of partials) {
    addRows(cohorts, periods, cells);
    addRows(values, keys ?? [], keyCells);
  }
  return {
    cohorts: [...cohorts.keys()],
    cells: [...cohorts.values()],
    keys: partials.some(({ keys }) => keys !== null) ? [...values.keys()] : null,
    keyCells: [...values.values()],
  };
}

function addRows<K>(rows: Map<K, Float64Array>, keys: readonly K[], more: readonly Float64Array[]): void {
  for (const [at, key] of keys.entries()) {
    const added = more[at] ?? new Float64Array();
    const row = rows.get(key);
    if (row === undefined) rows.set(key, added.slice());
    else
      added.forEach((count, place) => {
        row[place]! += count;
      });
  }
}

import { fail } from "../../errors/index.js";
import type { Value } from "../../types.js";

/**
 * One event as the interpreter sees it, values by column name: bigint for int and timestamp (in the column's unit),
 * number for float, an array for a list. A column that is absent is null.
 */
export type Row = Readonly<Record<string, Value | readonly Value[]>>;

/** A cell as it stands, a list included. */
export function cell(row: Row, column: string): Value | readonly Value[] {
  return row[column] ?? null;
}

/** The value of a scalar column. Errors: `internal-error` for a list, which binding never lets through. */
export function scalar(row: Row, column: string): Value {
  const value = cell(row, column);
  if (isList(value)) return fail("internal-error", { what: `list column "${column}" used as a scalar` });
  return value;
}

/** Whether a cell holds a list. */
export function isList(value: Value | readonly Value[]): value is readonly Value[] {
  return Array.isArray(value);
}

import type { CodeColumn, Column, NumberColumn } from "../runtime/column.js";
import { intKey, type Key } from "./value-hash.js";

/**
 * Calls `visit` with values of a scalar column and how many rows in a row (or in the whole column, when it is coded)
 * hold them; a value may come several times. Nulls and lists are passed over; bools are 0 and 1, -0 is 0.
 */
export function visitValues(column: Column, visit: (value: Key, rows: number) => void): void {
  if (column.kind === "number") visitRuns(column, visit);
  else if (column.kind === "code") visitCodes(column, visit);
}

function visitRuns(column: NumberColumn, visit: (value: number, rows: number) => void): void {
  const { values, validity, length } = column;
  let value = 0;
  let rows = 0;
  // values and validity have `length` entries.
  for (let row = 0; row < length; row++) {
    if (validity !== null && validity[row]! === 0) continue;
    const next = values[row]!;
    if (next === value) {
      rows++;
      continue;
    }
    if (rows > 0) visit(value + 0, rows);
    value = next;
    rows = 1;
  }
  if (rows > 0) visit(value + 0, rows);
}

function visitCodes(column: CodeColumn, visit: (value: Key, rows: number) => void): void {
  // The code of a null is dictionary.length, so every code is below the size of the table.
  const rows = new Float64Array(column.dictionary.length + 1);
  for (const code of column.codes) rows[code]!++;
  for (const [code, value] of column.dictionary.entries()) {
    if (rows[code]! > 0) visit(typeof value === "bigint" ? intKey(value) : value, rows[code]!);
  }
}

import type { Value } from "../../types.js";
import type { CodeColumn, Column, NumberColumn } from "../column.js";

/** The value of a column at a row, as the language sees it. */
export function cellAt(column: Column, row: number): Value | readonly Value[] {
  if (column.kind !== "list") return scalarAt(column, row);
  if (column.validity?.[row] === 0) return null;
  const values: Value[] = [];
  for (let at = column.offsets[row] ?? 0; at < (column.offsets[row + 1] ?? 0); at++)
    values.push(scalarAt(column.items, at));
  return values;
}

function scalarAt(column: NumberColumn | CodeColumn, row: number): Value {
  if (column.kind === "code") return column.dictionary[column.codes[row] ?? -1] ?? null;
  if (column.validity?.[row] === 0) return null;
  const value = column.values[row] ?? Number.NaN;
  switch (column.type.kind) {
    case "float":
      return value;
    case "bool":
      return value === 1;
    default:
      return BigInt(value);
  }
}

import type { Column } from "../runtime/column.js";

/** Number of nulls in a column. */
export function countNulls(column: Column): number {
  let nulls = 0;
  if (column.kind === "code") {
    if (!column.hasNulls) return 0;
    const nullCode = column.dictionary.length;
    for (const code of column.codes) if (code === nullCode) nulls++;
    return nulls;
  }
  if (column.validity === null) return 0;
  for (const valid of column.validity) if (valid === 0) nulls++;
  return nulls;
}

/** Number of values of a float column that are NaN; 0 for every other column. */
export function countNaNs(column: Column): number {
  if (column.kind !== "number" || column.type.kind !== "float") return 0;
  let nans = 0;
  for (const value of column.values) if (Number.isNaN(value)) nans++;
  return nans;
}

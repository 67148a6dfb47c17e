import type { CodeColumn, Column, ListColumn, NumberColumn } from "./column.js";

/** The rows of a column at the given positions, in that order. */
export function take(column: Column, rows: Int32Array): Column {
  switch (column.kind) {
    case "number":
      return takeNumbers(column, rows);
    case "code":
      return takeCodes(column, rows);
    case "list":
      return takeLists(column, rows);
  }
}

function takeNumbers(column: NumberColumn, rows: Int32Array): NumberColumn {
  const values = taken(column.values, rows);
  const validity = column.validity && taken(column.validity, rows);
  return { ...column, length: rows.length, values, validity };
}

function takeCodes(column: CodeColumn, rows: Int32Array): CodeColumn {
  return { ...column, length: rows.length, codes: taken(column.codes, rows) };
}

function takeLists(column: ListColumn, rows: Int32Array): ListColumn {
  const { items: all, offsets: from } = column;
  const offsets = new Int32Array(rows.length + 1);
  for (let at = 0; at < rows.length; at++)
    offsets[at + 1] = offsets[at]! + from[rows[at]! + 1]! - from[rows[at]!]!;
  const chosen = new Int32Array(offsets[rows.length]!);
  for (let at = 0, to = 0; at < rows.length; at++) {
    const end = from[rows[at]! + 1]!;
    for (let item = from[rows[at]!]!; item < end; item++) chosen[to++] = item;
  }
  return {
    ...column,
    length: rows.length,
    offsets,
    items: all.kind === "number" ? takeNumbers(all, chosen) : takeCodes(all, chosen),
    validity: column.validity && taken(column.validity, rows),
  };
}

type Numbers = NumberColumn["values"] | CodeColumn["codes"];

/** Values at positions; `rows` lie within the array. Kinds that are common have a loop of their own. */
function taken<A extends Numbers>(values: A, rows: Int32Array): A {
  // A typed array's own constructor makes an array of the same kind.
  const target = new (values.constructor as new (length: number) => A)(rows.length);
  if (values instanceof Float64Array && target instanceof Float64Array) takeFloats(values, rows, target);
  else if (values instanceof Int32Array && target instanceof Int32Array) takeInts(values, rows, target);
  else if (values instanceof Uint8Array && target instanceof Uint8Array) takeBytes(values, rows, target);
  else for (let at = 0; at < rows.length; at++) target[at] = values[rows[at]!]!;
  return target;
}

function takeFloats(values: Float64Array, rows: Int32Array, target: Float64Array): void {
  for (let at = 0; at < rows.length; at++) target[at] = values[rows[at]!]!;
}

function takeInts(values: Int32Array, rows: Int32Array, target: Int32Array): void {
  for (let at = 0; at < rows.length; at++) target[at] = values[rows[at]!]!;
}

function takeBytes(values: Uint8Array, rows: Int32Array, target: Uint8Array): void {
  for (let at = 0; at < rows.length; at++) target[at] = values[rows[at]!]!;
}

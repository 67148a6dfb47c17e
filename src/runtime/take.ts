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
  const offsets = new Int32Array(rows.length + 1);
  const items: number[] = [];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    for (let item = column.offsets[row]!; item < column.offsets[row + 1]!; item++) items.push(item);
    offsets[at + 1] = items.length;
  }
  const chosen = Int32Array.from(items);
  const { items: all } = column;
  return {
    ...column,
    length: rows.length,
    offsets,
    items: all.kind === "number" ? takeNumbers(all, chosen) : takeCodes(all, chosen),
    validity: column.validity && taken(column.validity, rows),
  };
}

type Numbers = NumberColumn["values"] | CodeColumn["codes"];

/** Values at positions; `rows` lie within the array. */
function taken<A extends Numbers>(values: A, rows: Int32Array): A {
  // A typed array's own constructor makes an array of the same kind.
  const target = new (values.constructor as new (length: number) => A)(rows.length);
  for (let at = 0; at < rows.length; at++) target[at] = values[rows[at]!]!;
  return target;
}

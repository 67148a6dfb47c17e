import type { Column } from "../../src/runtime/column.js";
import type { Row } from "../../src/runtime/interpret/index.js";
import type { ColumnInfo, DataType, Value } from "../../src/types.js";

type Present = Exclude<Value, null>;

/** Rows as the columns that a decoded part has: narrow numbers as numbers, texts and wide ints by dictionary codes. */
export function columnsFromRows(
  columns: readonly ColumnInfo[],
  rows: readonly Row[],
): ReadonlyMap<string, Column> {
  return new Map(
    columns.map(({ name, type }) => [
      name,
      toColumn(
        type,
        rows.map((row) => row[name] ?? null),
      ),
    ]),
  );
}

function toColumn(type: DataType, cells: readonly (Value | readonly Value[])[]): Column {
  if (type.kind !== "list") return scalarColumn(type, cells.map(scalar));
  const lists = cells.map((cell) => (Array.isArray(cell) ? cell : null));
  const offsets = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    offsets[i + 1] = (offsets[i] ?? 0) + (list?.length ?? 0);
  });
  const items = scalarColumn(
    type.item,
    lists.flatMap((list) => list ?? []),
  );
  return { kind: "list", type, length: lists.length, offsets, items, validity: validityOf(lists) };
}

function scalar(cell: Value | readonly Value[]): Value {
  if (typeof cell === "object" && cell !== null) throw new Error("expected a scalar cell, found a list");
  return cell;
}

function scalarColumn(type: DataType, values: readonly Value[]) {
  const isWide = values.some(
    (value) => typeof value === "bigint" && (value > 2n ** 52n || value < -(2n ** 52n)),
  );
  return type.kind === "string" || isWide ? codeColumn(type, values) : numberColumn(type, values);
}

function numberColumn(type: DataType, values: readonly Value[]) {
  const numbers = Float64Array.from(values, (value) => Number(value ?? 0));
  const isShort = type.kind === "int" && numbers.every((value) => value === (value | 0));
  const stored =
    type.kind === "bool" ? Uint8Array.from(numbers) : isShort ? Int32Array.from(numbers) : numbers;
  return {
    kind: "number",
    type,
    length: values.length,
    values: stored,
    validity: validityOf(values),
  } as const;
}

/** Ints in ascending order, texts in order of appearance. */
function codeColumn(type: DataType, values: readonly Value[]) {
  const distinct = [...new Set(values.filter((value): value is Present => value !== null))];
  if (type.kind !== "string") distinct.sort((a, b) => (a < b ? -1 : 1));
  const codes = Int32Array.from(values, (value) =>
    value === null ? distinct.length : distinct.indexOf(value),
  );
  return {
    kind: "code",
    type,
    length: values.length,
    codes,
    // A column has values of one type: all texts or all whole numbers.
    dictionary: distinct as readonly string[] | readonly bigint[],
    hasNulls: values.includes(null),
  } as const;
}

function validityOf(cells: readonly unknown[]): Uint8Array | null {
  return cells.includes(null) ? Uint8Array.from(cells, (cell) => (cell === null ? 0 : 1)) : null;
}

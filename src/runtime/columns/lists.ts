import { problem } from "../../errors/index.js";
import type { DataType } from "../../types.js";
import type { CodeColumn, ListColumn, NumberColumn } from "../column.js";
import { type ArrowArray, expectFormat, offsetsOf } from "./arrow-array.js";
import type { Sink } from "./sink.js";
import { ValidityBuilder } from "./validity.js";

/**
 * Lists of scalars (`+l`). A null item equals nothing, so null items are dropped: the items have no nulls.
 * The rows of null lists are empty.
 */
export class ListSink implements Sink<ListColumn> {
  private readonly validity: ValidityBuilder;
  private readonly offsets: Int32Array;
  private filled = 0;

  /** `items` must have room for the items of all rows. */
  constructor(
    private readonly type: DataType,
    rowCount: number,
    private readonly items: Sink<NumberColumn | CodeColumn>,
  ) {
    this.validity = new ValidityBuilder(rowCount);
    this.offsets = new Int32Array(rowCount + 1);
  }

  append(array: ArrowArray): void {
    expectFormat(array, "+l");
    this.validity.append(array);
    const { child } = array;
    if (child === null) throw problem("internal-error", { what: "an Arrow list without items" });
    const offsets = offsetsOf(array);
    const first = offsets[0] ?? 0;
    const itemCount = (offsets[array.length] ?? 0) - first;
    const shift = (this.offsets[this.filled] ?? 0) - first;
    for (let i = 1; i <= array.length; i++) this.offsets[this.filled + i] = offsets[i]! + shift;
    this.filled += array.length;
    const isWhole = itemCount === child.length;
    const offset = child.offset + first;
    this.items.append(isWhole ? child : { ...child, offset, length: itemCount, nullCount: -1 });
  }

  finish(): ListColumn {
    const { type, offsets, filled: length } = this;
    return {
      kind: "list",
      type,
      length,
      ...dropNulls(offsets, this.items.finish()),
      validity: this.validity.finish(),
    };
  }
}

function dropNulls(
  offsets: Int32Array,
  items: NumberColumn | CodeColumn,
): Pick<ListColumn, "offsets" | "items"> {
  if (items.kind === "code" ? !items.hasNulls : items.validity === null) return { offsets, items };
  const kept = new Int32Array(offsets.length);
  const rows = new Int32Array(items.length);
  let count = 0;
  for (let row = 0; row + 1 < offsets.length; row++) {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) if (!isNull(items, i)) rows[count++] = i;
    kept[row + 1] = count;
  }
  const picked = rows.subarray(0, count);
  if (items.kind === "code")
    return {
      offsets: kept,
      items: { ...items, length: count, codes: pick(items.codes, picked), hasNulls: false },
    };
  return {
    offsets: kept,
    items: { ...items, length: count, values: pick(items.values, picked), validity: null },
  };
}

function isNull(items: NumberColumn | CodeColumn, index: number): boolean {
  return items.kind === "code"
    ? items.codes[index] === items.dictionary.length
    : items.validity?.[index] === 0;
}

/** from[rows[i]] for every i, in an array of the same type. */
function pick<A extends NumberColumn["values"] | CodeColumn["codes"]>(from: A, rows: Int32Array): A {
  // slice gives an array of the type it is called on.
  const to = from.slice(0, rows.length) as A;
  for (let i = 0; i < rows.length; i++) to[i] = from[rows[i]!]!;
  return to;
}

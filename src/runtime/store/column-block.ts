import type { CodeColumn, Column, NumberColumn } from "../column.js";
import { arrayAt, packArrays, requireArray } from "./arrays.js";
import type { Block, ColumnShape, PlainArray } from "./block.js";
import { openDictionary, packDictionary } from "./dictionary.js";

/** A column as the content of a block. Cost: one copy of its arrays. */
export function packColumn(column: Column): Pick<Block, "content" | "arrays" | "buffer"> {
  const arrays = new Map<string, PlainArray>();
  const shape = describe(column, "", arrays);
  return { content: { kind: "column", shape }, ...packArrays(arrays) };
}

/** The column in a block; its arrays are views. Errors: RangeError when the block's arrays do not fit its shape. */
export function openColumn(block: Block): Column {
  if (block.content.kind !== "column") throw new RangeError("not a column");
  return open(block, block.content.shape, "");
}

/** Adds the arrays of a column under names that start with `prefix`. */
function describe(column: Column, prefix: string, arrays: Map<string, PlainArray>): ColumnShape {
  const { type, length } = column;
  if (column.kind === "code") {
    const { form, arrays: own } = packDictionary(column.dictionary, type.kind === "string", prefix);
    arrays.set(`${prefix}codes`, column.codes);
    for (const [name, array] of own) arrays.set(name, array);
    return { kind: "code", type, length, hasNulls: column.hasNulls, dictionary: form };
  }
  if (column.validity !== null) arrays.set(`${prefix}validity`, column.validity);
  if (column.kind === "number") {
    arrays.set(`${prefix}values`, column.values);
    return { kind: "number", type, length };
  }
  arrays.set(`${prefix}offsets`, column.offsets);
  return { kind: "list", type, length, items: describe(column.items, `${prefix}items.`, arrays) };
}

function open(block: Block, shape: ColumnShape, prefix: string): Column {
  if (shape.kind !== "list") return openScalar(block, shape, prefix);
  const { type, length, items } = shape;
  if (items.kind === "list") throw new RangeError("a list of lists");
  const offsets = requireArray(block, `${prefix}offsets`, "i32");
  return {
    kind: "list",
    type,
    length,
    offsets,
    items: openScalar(block, items, `${prefix}items.`),
    validity: validityOf(block, prefix),
  };
}

function openScalar(
  block: Block,
  shape: Exclude<ColumnShape, { kind: "list" }>,
  prefix: string,
): NumberColumn | CodeColumn {
  const { type, length } = shape;
  if (shape.kind === "code") {
    const codes = requireArray(block, `${prefix}codes`, "u8", "u16", "i32");
    const dictionary = openDictionary(block, shape.dictionary, prefix);
    return { kind: "code", type, length, codes, dictionary, hasNulls: shape.hasNulls };
  }
  const values = requireArray(block, `${prefix}values`, "f64", "i32", "u32", "i16", "u16", "i8", "u8");
  return { kind: "number", type, length, values, validity: validityOf(block, prefix) };
}

function validityOf(block: Block, prefix: string): Uint8Array | null {
  const name = `${prefix}validity`;
  return arrayAt(block, name) === null ? null : requireArray(block, name, "u8");
}

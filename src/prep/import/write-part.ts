import { Field, makeData, RecordBatch, Schema, Struct, Table } from "apache-arrow";
import { type PreparedLayout, writeParquet } from "../../runtime/parquet/index.js";
import type { ColumnBuilder, TargetColumn } from "./column-builder.js";

/** Parquet bytes of the built columns with rows in the given order, marked as the layout says. */
export function partBytes(
  targets: readonly TargetColumn[],
  builders: readonly ColumnBuilder[],
  order: Uint32Array,
  layout: PreparedLayout,
): Uint8Array {
  const children = builders.map((builder) => builder.toArrow(order));
  const fields = targets.map((target, i) => new Field(target.name, children[i]!.type, target.nullable));
  const data = makeData({ type: new Struct(fields), length: order.length, nullCount: 0, children });
  return writeParquet(new Table([new RecordBatch(new Schema(fields), data)]), { layout });
}

import { Field, makeData, RecordBatch, Schema, Struct, Table } from "apache-arrow";
import {
  type ColumnForm,
  chooseForms,
  type PreparedLayout,
  writeParquet,
} from "../../runtime/parquet/index.js";
import type { ColumnBuilder, TargetColumn } from "./column-builder.js";

/** How each column is stored. */
export type ColumnForms = ReadonlyMap<string, ColumnForm>;

/**
 * Parquet bytes of the built columns with rows in the given order, marked as the layout says. `runs` are the offsets of its
 * users. Without `forms`, the file is written twice: the first one tells which forms pay.
 */
export function partBytes(
  targets: readonly TargetColumn[],
  builders: readonly ColumnBuilder[],
  order: Uint32Array,
  { layout, runs, forms }: { layout: PreparedLayout; runs: Int32Array; forms: ColumnForms | null },
): { readonly bytes: Uint8Array; readonly forms: ColumnForms } {
  const children = builders.map((builder) => builder.toArrow(order));
  const fields = targets.map((target, i) => new Field(target.name, children[i]!.type, target.nullable));
  const data = makeData({ type: new Struct(fields), length: order.length, nullCount: 0, children });
  const table = new Table([new RecordBatch(new Schema(fields), data)]);
  const chosen = forms ?? chooseForms(writeParquet(table, { layout }));
  return { bytes: writeParquet(table, { layout, runs, forms: chosen }), forms: chosen };
}

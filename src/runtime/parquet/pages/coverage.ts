import type { ColumnMetaData } from "hyparquet/src/types.js";
import type { Source } from "../../columns/sink.js";
import { utf8Text, uuidText } from "../../columns/text-forms.js";
import type { FileColumn } from "../schema.js";
import { BoolTarget } from "./bool-target.js";
import { DecimalTarget, GREATEST_SCALE } from "./decimal-target.js";
import { hasCodec } from "./decompress.js";
import { FloatTarget } from "./float-target.js";
import { type IntForm, IntTarget } from "./int-target.js";
import type { Target } from "./target.js";
import { TextTarget } from "./text-target.js";

const MS_PER_DAY = 86_400_000;

/** Whether the pages of a chunk can be decompressed here. */
export function coversChunk({ codec }: ColumnMetaData): boolean {
  return hasCodec(codec);
}

/** The target for a column's values, or null when the column is left to the other reader (lists, rare forms). */
export function targetFor(
  { type, leaf, elements, name }: FileColumn,
  path: string,
  rowCount: number,
): Target | null {
  if (type.kind === "list" || elements.length !== 1) return null;
  const { physical, meaning } = leaf;
  const bits = physical === "INT32" || physical === "FLOAT" ? 32 : 64;
  const isInt = physical === "INT32" || physical === "INT64";
  const ints = (form: Partial<IntForm>): Target | null =>
    isInt ? new IntTarget(type, { bits, isUnsigned: false, factor: 1, ...form }, rowCount) : null;
  const source: Source = { path, column: name };
  switch (meaning.kind) {
    case "bool":
      return new BoolTarget(rowCount);
    case "int":
      return ints({ isUnsigned: meaning.isUnsigned });
    case "timestamp":
      return ints({});
    case "days":
      return physical === "INT32" ? ints({ factor: MS_PER_DAY }) : null;
    case "float":
      return new FloatTarget(bits, rowCount);
    case "decimal":
      return isInt && meaning.scale > 0 && meaning.scale <= GREATEST_SCALE
        ? new DecimalTarget(bits, meaning.scale, rowCount)
        : null;
    case "string":
      return new TextTarget(rowCount, null, utf8Text, source);
    case "uuid":
      return new TextTarget(rowCount, leaf.byteLength, uuidText, source);
    case "float16":
    case "int96":
    case "none":
      return null;
  }
}

import type { DataType } from "../../types.js";
import type { CodeColumn, NumberColumn } from "../column.js";
import type { Leaf } from "../parquet/physical.js";
import { BigIntSink } from "./big-ints.js";
import { BoolSink } from "./bools.js";
import { DecimalSink } from "./decimals.js";
import { FloatSink } from "./floats.js";
import { Int96Sink } from "./int96.js";
import { IntSink } from "./ints.js";
import { ListSink } from "./lists.js";
import { NullSink } from "./nulls.js";
import type { Sink, Source } from "./sink.js";
import { StringSink } from "./strings.js";
import { utf8Text, uuidText } from "./text-forms.js";

const MS_PER_DAY = 86_400_000;

/** The sink for a column: which representation holds which kind of stored value. `capacity`: values of all lists. */
export function sinkFor(
  type: DataType,
  leaf: Leaf,
  rowCount: number,
  capacity: number,
  source: Source,
): Sink {
  if (type.kind !== "list") return scalarSink(type, leaf, rowCount, source);
  return new ListSink(type, rowCount, scalarSink(type.item, leaf, capacity, source));
}

function scalarSink(
  type: DataType,
  leaf: Leaf,
  rowCount: number,
  source: Source,
): Sink<NumberColumn | CodeColumn> {
  const { meaning } = leaf;
  switch (meaning.kind) {
    case "bool":
      return new BoolSink(rowCount);
    case "int":
      return new IntSink(type, rowCount, meaning.isUnsigned);
    case "timestamp":
      return new IntSink(type, rowCount, false);
    case "int96":
      return new Int96Sink(type, rowCount, source);
    case "days":
      return new IntSink(type, rowCount, false, MS_PER_DAY);
    case "float":
    case "float16":
      return new FloatSink(rowCount);
    case "decimal":
      return meaning.scale === 0 ? new BigIntSink(rowCount) : new DecimalSink(rowCount, meaning.scale);
    case "string":
      return new StringSink(rowCount, source, utf8Text);
    case "uuid":
      return new StringSink(rowCount, source, uuidText);
    case "none":
      return new NullSink(rowCount);
  }
}

import {
  Bool,
  type Data,
  Dictionary,
  Field,
  Float64,
  Int32,
  Int64,
  List,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  Timestamp,
  TimeUnit,
  Uint64,
  Utf8,
  vectorFromArray,
} from "apache-arrow";
import { fail } from "../../errors/index.js";
import type { DataType } from "../../types.js";
import type { CodeColumn, Column, NumberColumn } from "../column.js";

const UNITS = {
  s: TimeUnit.SECOND,
  ms: TimeUnit.MILLISECOND,
  us: TimeUnit.MICROSECOND,
  ns: TimeUnit.NANOSECOND,
} as const;
const MOST_INT64 = 2n ** 63n - 1n;
const MOST_UINT64 = 2n ** 64n - 1n;

/**
 * An Arrow table of columns of equal length: ints as int32 or int64 (uint64 above that), floats as float64, strings as
 * dictionaries, everything nullable. Errors: `text-not-unicode`, `int-out-of-range`.
 */
export function columnsToArrow(columns: ReadonlyMap<string, Column>): Table {
  const children: Data[] = [];
  const fields: Field[] = [];
  let length = 0;
  let dictionaryId = 0;
  for (const [name, column] of columns) {
    const data = toData(name, column, dictionaryId++);
    length = column.length;
    children.push(data);
    fields.push(new Field(name, data.type, true));
  }
  const data = makeData({ type: new Struct(fields), length, nullCount: 0, children });
  return new Table([new RecordBatch(new Schema(fields), data)]);
}

function toData(name: string, column: Column, dictionaryId: number): Data {
  if (column.kind === "number") return numberData(column);
  if (column.kind === "code") return codeData(name, column, dictionaryId);
  const { length, offsets } = column;
  const child = toData(name, column.items, dictionaryId);
  const type = new List(new Field("item", child.type, true));
  return makeData({ type, length, ...nulls(column.validity), valueOffsets: offsets, child });
}

function numberData({ type, length, values, validity }: NumberColumn): Data {
  const nullBits = nulls(validity);
  if (type.kind === "bool")
    return makeData({ type: new Bool(), length, ...nullBits, data: packBits(values) });
  if (type.kind === "float")
    return makeData({ type: new Float64(), length, ...nullBits, data: Float64Array.from(values) });
  const isNarrow =
    type.kind === "int" && !(values instanceof Float64Array) && !(values instanceof Uint32Array);
  if (isNarrow) return makeData({ type: new Int32(), length, ...nullBits, data: Int32Array.from(values) });
  const data = new BigInt64Array(length);
  for (let i = 0; i < length; i++) data[i] = BigInt(values[i]!);
  return wideData(type, length, nullBits, data);
}

function codeData(name: string, column: CodeColumn, dictionaryId: number): Data {
  const { type, length, codes, dictionary } = column;
  const nullCode = dictionary.length;
  const validity = column.hasNulls ? Uint8Array.from(codes, (code) => (code === nullCode ? 0 : 1)) : null;
  const nullBits = nulls(validity);
  if (type.kind === "string") {
    const texts = dictionary.map(String);
    if (texts.some((text) => /\p{Surrogate}/u.test(text))) fail("text-not-unicode", { column: name });
    const dictionaryType = new Dictionary(new Utf8(), new Int32(), dictionaryId);
    const data = Int32Array.from(codes, (code) => (code === nullCode ? 0 : code));
    return makeData({
      type: dictionaryType,
      length,
      ...nullBits,
      data,
      dictionary: vectorFromArray(texts, new Utf8()),
    });
  }
  const least = BigInt(dictionary[0] ?? 0);
  const most = BigInt(dictionary.at(-1) ?? 0);
  const isUnsigned = most > MOST_INT64;
  if (isUnsigned ? least < 0n || most > MOST_UINT64 : least < -MOST_INT64 - 1n)
    fail("int-out-of-range", { column: name });
  const data = isUnsigned ? new BigUint64Array(length) : new BigInt64Array(length);
  for (let i = 0; i < length; i++) data[i] = BigInt(dictionary[codes[i]!] ?? 0n);
  if (data instanceof BigUint64Array) return makeData({ type: new Uint64(), length, ...nullBits, data });
  return wideData(type, length, nullBits, data);
}

function wideData(type: DataType, length: number, nullBits: Nulls, data: BigInt64Array): Data {
  if (type.kind !== "timestamp") return makeData({ type: new Int64(), length, ...nullBits, data });
  return makeData({ type: new Timestamp(UNITS[type.unit], type.zone), length, ...nullBits, data });
}

type Nulls = { nullCount: number; nullBitmap: Uint8Array | null };

function nulls(validity: Uint8Array | null): Nulls {
  if (validity === null) return { nullCount: 0, nullBitmap: null };
  const nullCount = validity.reduce((count, isValue) => count + 1 - isValue, 0);
  return { nullCount, nullBitmap: packBits(validity) };
}

/** One bit a row, least significant first. */
function packBits(values: ArrayLike<number>): Uint8Array {
  const bits = new Uint8Array((values.length + 7) >> 3);
  for (let i = 0; i < values.length; i++) if (values[i] === 1) bits[i >> 3]! |= 1 << (i & 7);
  return bits;
}

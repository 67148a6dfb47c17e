import { check, fault } from "./fault.js";
import { type Cursor, readVarint } from "./varint.js";

/** A page's header. Source: parquet-format, parquet.thrift (PageHeader and below). */
export type PageHeader = DictionaryHeader | DataHeader | OtherHeader;

interface Sizes {
  /** Bytes of the page in the file, after its header. */
  readonly storedBytes: number;
  /** Bytes of the page once decompressed. */
  readonly fullBytes: number;
  /** CRC-32 of the stored bytes, as a signed word; null when the writer left it out. */
  readonly crc: number | null;
}

export interface DictionaryHeader extends Sizes {
  readonly kind: "dictionary";
  readonly valueCount: number;
  readonly encoding: number;
}

export interface DataHeader extends Sizes {
  readonly kind: "data";
  readonly rowCount: number;
  readonly encoding: number;
  /** What version 2 says; null in version 1, whose levels are compressed together with the values. */
  readonly v2: {
    readonly nullCount: number;
    readonly levelBytes: number;
    readonly repetitionBytes: number;
    readonly isCompressed: boolean;
  } | null;
  /** Encoding of the definition levels in version 1. */
  readonly levelEncoding: number;
}

interface OtherHeader extends Sizes {
  readonly kind: "other";
}

type Struct = Map<number, number | Struct>;

const DATA = 0;
const DICTIONARY = 2;
const DATA_V2 = 3;
const DEEPEST = 8;

/** Reads a header and leaves the cursor behind it. Unknown fields are passed over. */
export function readPageHeader(cursor: Cursor): PageHeader {
  const header = readStruct(cursor, 0);
  const crc = header.get(4);
  const sizes: Sizes = {
    fullBytes: size(header, 2),
    storedBytes: size(header, 3),
    crc: typeof crc === "number" ? crc : null,
  };
  const type = size(header, 1);
  if (type === DICTIONARY) {
    const own = part(header, 7);
    return { ...sizes, kind: "dictionary", valueCount: size(own, 1), encoding: size(own, 2) };
  }
  if (type === DATA) {
    const own = part(header, 5);
    const levelEncoding = size(own, 3);
    return {
      ...sizes,
      kind: "data",
      rowCount: size(own, 1),
      encoding: size(own, 2),
      levelEncoding,
      v2: null,
    };
  }
  if (type !== DATA_V2) return { ...sizes, kind: "other" };
  const own = part(header, 8);
  const v2 = {
    nullCount: size(own, 2),
    levelBytes: size(own, 5),
    repetitionBytes: size(own, 6),
    isCompressed: own.get(7) !== 0,
  };
  return { ...sizes, kind: "data", rowCount: size(own, 1), encoding: size(own, 4), levelEncoding: 0, v2 };
}

function size(struct: Struct, field: number): number {
  const value = struct.get(field);
  check(typeof value === "number" && value >= 0 && value < 2 ** 31, "a page header lacks a number");
  return value;
}

function part(struct: Struct, field: number): Struct {
  const value = struct.get(field);
  check(value instanceof Map, "a page header lacks its part for the page's type");
  return value;
}

/** Thrift's compact protocol: numbers and structs are kept, booleans as 0 and 1; the rest is passed over. */
function readStruct(cursor: Cursor, depth: number): Struct {
  check(depth < DEEPEST, "a page header is nested too deeply");
  const struct: Struct = new Map();
  for (let id = 0; ; ) {
    const head = readByte(cursor);
    if (head === 0) return struct;
    id = head >> 4 === 0 ? unZigZag(readVarint(cursor)) : id + (head >> 4);
    const value = readValue(cursor, head & 15, depth);
    if (value !== null) struct.set(id, value);
  }
}

function readValue(cursor: Cursor, type: number, depth: number): number | Struct | null {
  switch (type) {
    case 1:
      return 1;
    case 2:
      return 0;
    case 3:
      return readByte(cursor);
    case 4:
    case 5:
    case 6:
      return unZigZag(readVarint(cursor));
    case 7:
      return move(cursor, 8);
    case 8:
      return move(cursor, readVarint(cursor));
    case 9:
    case 10: {
      const head = readByte(cursor);
      const count = head >> 4 === 15 ? readVarint(cursor) : head >> 4;
      // Every item takes a byte at least (booleans too, inside of lists), so a false count soon runs out of bytes.
      for (let i = 0; i < count; i++)
        if ((head & 15) <= 2) move(cursor, 1);
        else readValue(cursor, head & 15, depth + 1);
      return null;
    }
    case 12:
      return readStruct(cursor, depth + 1);
    default:
      return fault("a page header has a field of an unknown type");
  }
}

function readByte(cursor: Cursor): number {
  move(cursor, 1);
  // move checked that this byte is there.
  return cursor.bytes[cursor.at - 1]!;
}

function move(cursor: Cursor, count: number): null {
  check(count <= cursor.end - cursor.at, "a page header is cut off");
  cursor.at += count;
  return null;
}

function unZigZag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

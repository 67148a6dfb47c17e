/** A value of Thrift's compact protocol, as far as Parquet footers need it. `undefined` fields are left out. */
export type ThriftValue =
  | { readonly i32: number }
  | { readonly i64: number | bigint }
  | { readonly text: string }
  | { readonly list: readonly ThriftValue[] }
  | { readonly struct: readonly (readonly [id: number, value: ThriftValue | undefined])[] };

const I32 = 5;
const I64 = 6;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;

/** Bytes of a value in Thrift's compact protocol. Fields of structs must be in ascending order of id. */
export function encodeThrift(value: ThriftValue): Uint8Array {
  const bytes: number[] = [];
  push(bytes, value);
  return Uint8Array.from(bytes);
}

function push(bytes: number[], value: ThriftValue): void {
  if ("i32" in value) pushZigZag(bytes, value.i32);
  else if ("i64" in value) pushZigZag(bytes, value.i64);
  else if ("text" in value) {
    const text = Buffer.from(value.text);
    pushVarint(bytes, BigInt(text.length));
    for (const byte of text) bytes.push(byte);
  } else if ("list" in value) {
    const type = value.list[0] === undefined ? STRUCT : typeOf(value.list[0]);
    if (value.list.length < 15) bytes.push((value.list.length << 4) | type);
    else {
      bytes.push(0xf0 | type);
      pushVarint(bytes, BigInt(value.list.length));
    }
    for (const item of value.list) push(bytes, item);
  } else {
    let last = 0;
    for (const [id, field] of value.struct) {
      if (field === undefined) continue;
      bytes.push(((id - last) << 4) | typeOf(field));
      push(bytes, field);
      last = id;
    }
    bytes.push(0);
  }
}

function typeOf(value: ThriftValue): number {
  if ("i32" in value) return I32;
  if ("i64" in value) return I64;
  if ("text" in value) return BINARY;
  return "list" in value ? LIST : STRUCT;
}

function pushZigZag(bytes: number[], value: number | bigint): void {
  const wide = BigInt(value);
  pushVarint(bytes, (wide << 1n) ^ (wide >> 63n));
}

function pushVarint(bytes: number[], value: bigint): void {
  let rest = value;
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  bytes.push(Number(rest));
}

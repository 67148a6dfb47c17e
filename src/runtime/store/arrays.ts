import { assertNever } from "../../errors/index.js";
import type { ArrayPlace, ArrayType, Block, PlainArray } from "./block.js";

/** Cache lines are that long, and no element type is longer. */
const ALIGNMENT = 64;

interface ArrayByType {
  f64: Float64Array;
  i64: BigInt64Array;
  i32: Int32Array;
  u32: Uint32Array;
  i16: Int16Array;
  u16: Uint16Array;
  i8: Int8Array;
  u8: Uint8Array;
}

/** Copies arrays into one shared buffer, each one aligned. Errors: RangeError when there is no memory for it. */
export function packArrays(arrays: ReadonlyMap<string, PlainArray>): Pick<Block, "arrays" | "buffer"> {
  let end = 0;
  const places: Record<string, ArrayPlace> = {};
  for (const [name, array] of arrays) {
    places[name] = { type: typeOf(array), offset: end, length: array.length };
    end += Math.ceil(array.byteLength / ALIGNMENT) * ALIGNMENT;
  }
  const buffer = new SharedArrayBuffer(end);
  const bytes = new Uint8Array(buffer);
  for (const [name, array] of arrays)
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), places[name]?.offset ?? 0);
  return { arrays: places, buffer };
}

/** An array of a block as a view; null when the block has none of that name. Errors: RangeError outside the buffer. */
export function arrayAt({ arrays, buffer }: Block, name: string): PlainArray | null {
  const place = arrays[name];
  return place === undefined ? null : view(place, buffer);
}

/** As `arrayAt`, for an array that is always there and of one of `types`. Errors: RangeError when it is not. */
export function requireArray<T extends ArrayType>(block: Block, name: string, ...types: T[]): ArrayByType[T] {
  const array = arrayAt(block, name);
  if (array === null || !types.some((type) => type === block.arrays[name]?.type))
    throw new RangeError(`array ${name} is missing or of another type`);
  // The place's type is one of `types`, and the view was made by its constructor.
  return array as ArrayByType[T];
}

function view({ type, offset, length }: ArrayPlace, buffer: SharedArrayBuffer): PlainArray {
  switch (type) {
    case "f64":
      return new Float64Array(buffer, offset, length);
    case "i64":
      return new BigInt64Array(buffer, offset, length);
    case "i32":
      return new Int32Array(buffer, offset, length);
    case "u32":
      return new Uint32Array(buffer, offset, length);
    case "i16":
      return new Int16Array(buffer, offset, length);
    case "u16":
      return new Uint16Array(buffer, offset, length);
    case "i8":
      return new Int8Array(buffer, offset, length);
    case "u8":
      return new Uint8Array(buffer, offset, length);
    default:
      return assertNever(type);
  }
}

function typeOf(array: PlainArray): ArrayType {
  if (array instanceof Float64Array) return "f64";
  if (array instanceof BigInt64Array) return "i64";
  if (array instanceof Int32Array) return "i32";
  if (array instanceof Uint32Array) return "u32";
  if (array instanceof Int16Array) return "i16";
  if (array instanceof Uint16Array) return "u16";
  return array instanceof Int8Array ? "i8" : "u8";
}

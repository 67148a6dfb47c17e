import type { ArrowArray } from "../columns/arrow-array.js";

/*
 * The Arrow C data interface as it lies in the 32-bit memory of WebAssembly
 * (https://arrow.apache.org/docs/format/CDataInterface.html):
 *
 *   ArrowArray   0 length  8 null_count  16 offset  24 n_buffers  32 n_children  40 buffers*  44 children*  48 dictionary*
 *   ArrowSchema  0 format* 4 name*  8 metadata*  16 flags  24 n_children  32 children*  36 dictionary*
 */
const BUFFERS = 40;
const CHILDREN = 44;
const DICTIONARY = 48;
const SCHEMA_CHILDREN = 32;
const SCHEMA_DICTIONARY = 36;

/**
 * The first column of an exported record batch, without a copy: the views are valid until the next call into
 * WebAssembly.
 */
export function firstColumn(memory: ArrayBuffer, arrayAddress: number, schemaAddress: number): ArrowArray {
  const view = new DataView(memory);
  const array = pointer(view, pointer(view, arrayAddress + CHILDREN));
  const schema = pointer(view, pointer(view, schemaAddress + SCHEMA_CHILDREN));
  return readArray(view, array, schema);
}

function readArray(view: DataView, array: number, schema: number): ArrowArray {
  const bufferCount = int64(view, array + 24);
  const buffers = Array.from({ length: bufferCount }, (_, i) =>
    pointer(view, pointer(view, array + BUFFERS) + 4 * i),
  );
  const hasChild = int64(view, array + 32) > 0;
  const dictionary = pointer(view, array + DICTIONARY);
  return {
    memory: view.buffer as ArrayBuffer, // always the ArrayBuffer that the DataView was made of
    format: cString(view, pointer(view, schema)),
    length: int64(view, array),
    nullCount: int64(view, array + 8),
    offset: int64(view, array + 16),
    buffers,
    child: hasChild
      ? readArray(
          view,
          pointer(view, pointer(view, array + CHILDREN)),
          pointer(view, pointer(view, schema + SCHEMA_CHILDREN)),
        )
      : null,
    dictionary:
      dictionary === 0 ? null : readArray(view, dictionary, pointer(view, schema + SCHEMA_DICTIONARY)),
  };
}

function pointer(view: DataView, address: number): number {
  return view.getUint32(address, true);
}

function int64(view: DataView, address: number): number {
  return Number(view.getBigInt64(address, true));
}

function cString(view: DataView, address: number): string {
  let text = "";
  for (let i = address, byte = view.getUint8(i); byte !== 0; byte = view.getUint8(++i))
    text += String.fromCharCode(byte);
  return text;
}

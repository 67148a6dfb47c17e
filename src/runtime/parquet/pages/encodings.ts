/** Numbers of the encodings. Source: parquet-format, parquet.thrift (Encoding). */
export const PLAIN = 0;
export const PLAIN_DICTIONARY = 2;
export const RLE = 3;
export const DELTA_BINARY_PACKED = 5;
export const DELTA_LENGTH_BYTE_ARRAY = 6;
export const DELTA_BYTE_ARRAY = 7;
const RLE_DICTIONARY = 8;
export const BYTE_STREAM_SPLIT = 9;

/** Whether pages of the encoding hold indices into the chunk's dictionary. */
export function isDictionary(encoding: number): boolean {
  return encoding === RLE_DICTIONARY || encoding === PLAIN_DICTIONARY;
}

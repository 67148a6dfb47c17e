import { Binary, Dictionary, Field, Int32, Schema, Table, tableToIPC } from "apache-arrow";
import type { ColumnMetaData, ParquetType, SchemaElement } from "hyparquet/src/types.js";
import { encodeThrift, type ThriftValue } from "./thrift.js";

const PHYSICAL_TYPES: readonly ParquetType[] = [
  "BOOLEAN",
  "INT32",
  "INT64",
  "INT96",
  "FLOAT",
  "DOUBLE",
  "BYTE_ARRAY",
  "FIXED_LEN_BYTE_ARRAY",
];
const REPETITIONS = ["REQUIRED", "OPTIONAL", "REPEATED"];
const CODECS = ["UNCOMPRESSED", "SNAPPY", "GZIP", "LZO", "BROTLI", "LZ4", "ZSTD", "LZ4_RAW"];
const LIST_CONVERTED = 3;
const MAGIC = [0x50, 0x41, 0x52, 0x31];
const NAME = "c";
const INT96_BYTES = 12;

/** How the decoder is to take the pages of a chunk. */
export interface ChunkForm {
  readonly rowCount: number;
  /** Physical type to read the pages as; 96-bit times become 12 bytes, since the decoder's own conversion wraps around. */
  readonly readAs: ParquetType;
  readonly asDictionary: boolean;
}

/**
 * A Parquet file of one column chunk, made around its pages as they are:
 *
 *     PAR1 | dictionary page, data pages | new footer: one column, one row group | length | PAR1
 *
 * So the decoder sees exactly the bytes that were fetched and no other column's type. Annotations of the leaf are
 * left out: values arrive in their physical form, byte arrays as binary, and with `asDictionary` as
 * Dictionary<Int32, Binary>, straight from the pages' own dictionary.
 */
export function chunkFile(
  pages: Uint8Array,
  elements: readonly SchemaElement[],
  chunk: ColumnMetaData,
  form: ChunkForm,
): Uint8Array {
  const footer = encodeThrift(fileMetadata(pages.length, elements, chunk, form));
  const file = new Uint8Array(MAGIC.length + pages.length + footer.length + 8);
  file.set(MAGIC);
  file.set(pages, MAGIC.length);
  file.set(footer, MAGIC.length + pages.length);
  new DataView(file.buffer).setUint32(file.length - 8, footer.length, true);
  file.set(MAGIC, file.length - 4);
  return file;
}

/** Source: parquet-format, parquet.thrift (FileMetaData and below); only required fields. */
function fileMetadata(
  size: number,
  elements: readonly SchemaElement[],
  chunk: ColumnMetaData,
  { rowCount, readAs, asDictionary }: ChunkForm,
): ThriftValue {
  const path = elements.map((element, i) => (i === 0 ? NAME : element.name));
  const hasDictionaryPage = Number(chunk.dictionary_page_offset ?? 0) > 0;
  const dataOffset = Number(chunk.data_page_offset) - Number(chunk.dictionary_page_offset ?? 0);
  const isDictionaryFirst = hasDictionaryPage && dataOffset > 0;
  const columnMetadata: ThriftValue = {
    struct: [
      [1, { i32: physicalType(readAs) }],
      [2, { list: [{ i32: 0 }] }],
      [3, { list: path.map((text) => ({ text })) }],
      [4, { i32: CODECS.indexOf(chunk.codec) }],
      [5, { i64: chunk.num_values }],
      [6, { i64: chunk.total_uncompressed_size }],
      [7, { i64: size }],
      [9, { i64: MAGIC.length + (isDictionaryFirst ? dataOffset : 0) }],
      [11, isDictionaryFirst ? { i64: MAGIC.length } : undefined],
    ],
  };
  const columnChunk: ThriftValue = {
    struct: [
      [2, { i64: 0 }],
      [3, columnMetadata],
    ],
  };
  const rowGroup: ThriftValue = {
    struct: [
      [1, { list: [columnChunk] }],
      [2, { i64: chunk.total_uncompressed_size }],
      [3, { i64: rowCount }],
    ],
  };
  const root: ThriftValue = {
    struct: [
      [4, { text: "r" }],
      [5, { i32: 1 }],
    ],
  };
  return {
    struct: [
      [1, { i32: 2 }],
      [2, { list: [root, ...elements.map((_, level) => schemaElement(elements, level, readAs))] }],
      [3, { i64: rowCount }],
      [4, { list: [rowGroup] }],
      [5, asDictionary ? { list: [dictionaryHint(elements[0]?.repetition_type !== "REQUIRED")] } : undefined],
    ],
  };
}

function physicalType(type: ParquetType): number {
  return PHYSICAL_TYPES.indexOf(type === "INT96" ? "FIXED_LEN_BYTE_ARRAY" : type);
}

function schemaElement(elements: readonly SchemaElement[], level: number, readAs: ParquetType): ThriftValue {
  const element = elements[level];
  const isLeaf = level === elements.length - 1;
  const length = readAs === "INT96" ? INT96_BYTES : element?.type_length;
  return {
    struct: [
      [1, isLeaf ? { i32: physicalType(readAs) } : undefined],
      [2, isLeaf && length !== undefined ? { i32: length } : undefined],
      [3, { i32: REPETITIONS.indexOf(element?.repetition_type ?? "REQUIRED") }],
      [4, { text: level === 0 ? NAME : (element?.name ?? "") }],
      [5, isLeaf ? undefined : { i32: 1 }],
      [6, level === 0 && !isLeaf ? { i32: LIST_CONVERTED } : undefined],
    ],
  };
}

const hints = new Map<boolean, ThriftValue>();

/** The key-value pair by which a writer would tell that the column was an Arrow dictionary. */
function dictionaryHint(isNullable: boolean): ThriftValue {
  let hint = hints.get(isNullable);
  if (hint === undefined) {
    const field = new Field(NAME, new Dictionary(new Binary(), new Int32(), 0), isNullable);
    const message = Buffer.from(tableToIPC(new Table(new Schema([field])), "stream"));
    hint = {
      struct: [
        [1, { text: "ARROW:schema" }],
        [2, { text: message.toString("base64") }],
      ],
    };
    hints.set(isNullable, hint);
  }
  return hint;
}

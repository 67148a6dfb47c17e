import { DataType, tableFromIPC } from "apache-arrow";

/**
 * String columns that the writer of a Parquet file held as dictionaries ("categoricals"), in file order, as far as the
 * Arrow schema in the file's key-value metadata says so. None when there is no such schema or it is damaged.
 */
export function dictionaryColumns(metadata: ReadonlyMap<string, string>): readonly string[] {
  const encoded = metadata.get("ARROW:schema");
  if (encoded === undefined) return [];
  try {
    const { fields } = tableFromIPC(Buffer.from(encoded, "base64")).schema;
    return fields.filter((field) => isStringDictionary(field.type)).map((field) => field.name);
  } catch {
    // Arrow's own parser judges the bytes; what it refuses says nothing about the columns.
    return [];
  }
}

function isStringDictionary(type: DataType): boolean {
  if (!DataType.isDictionary(type)) return false;
  return DataType.isUtf8(type.dictionary) || DataType.isLargeUtf8(type.dictionary);
}

import { fail } from "../errors/index.js";
import type { FileInfo } from "../runtime/parquet/index.js";
import { type ColumnInfo, sameType, typeName } from "../types.js";

/** Columns that all parts of a dataset share. */
export interface CommonSchema {
  /** In the order of the first part; nullable when they are so in any part. */
  readonly columns: readonly ColumnInfo[];
  /** Unsupported columns of any part, each once. */
  readonly unsupported: readonly { readonly name: string; readonly type: string }[];
}

/**
 * Checks that every part has the same supported columns with the same types as the first one; order is free.
 * Errors: `schema-differs`, `column-not-in-part`.
 */
export function commonSchema(first: FileInfo, others: readonly FileInfo[]): CommonSchema {
  const nullable = new Set<string>();
  const unsupported = new Map(first.unsupported.map((column) => [column.name, column]));
  for (const part of [first, ...others]) {
    if (part !== first) compareParts(first, part);
    for (const column of part.columns) if (column.nullable) nullable.add(column.name);
    for (const column of part.unsupported) {
      if (!unsupported.has(column.name)) unsupported.set(column.name, column);
    }
  }
  const columns = first.columns.map(({ name, type }) => ({ name, type, nullable: nullable.has(name) }));
  return { columns, unsupported: [...unsupported.values()].map(({ name, type }) => ({ name, type })) };
}

function compareParts(first: FileInfo, second: FileInfo): void {
  const others = new Map(second.columns.map((column) => [column.name, column]));
  for (const column of first.columns) {
    const other = others.get(column.name);
    if (other === undefined) failWithout(column, first, second);
    if (!sameType(column.type, other.type)) {
      failTypes(column.name, first, typeName(column.type), second, typeName(other.type));
    }
    others.delete(column.name);
  }
  for (const column of others.values()) failWithout(column, second, first);
}

/** `column` is supported in `present` and either unsupported or no column at all in `absent`. */
function failWithout(column: ColumnInfo, present: FileInfo, absent: FileInfo): never {
  const unsupported = absent.unsupported.find((candidate) => candidate.name === column.name);
  if (unsupported !== undefined) {
    failTypes(column.name, present, typeName(column.type), absent, `${unsupported.type} (not supported)`);
  }
  return fail("column-not-in-part", { column: column.name, present: present.path, absent: absent.path });
}

function failTypes(
  column: string,
  first: FileInfo,
  firstType: string,
  second: FileInfo,
  secondType: string,
): never {
  return fail("schema-differs", { column, first: first.path, firstType, second: second.path, secondType });
}

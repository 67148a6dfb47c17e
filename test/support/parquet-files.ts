import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { CodeColumn, Column, NumberColumn } from "../../src/runtime/column.js";
import { inspectFile, openPart } from "../../src/runtime/parquet/index.js";
import { localStore } from "../../src/storage/local.js";
import type { Value } from "../../src/types.js";
import { withDuckDB } from "./duckdb.js";

/** A directory that is removed after the tests of the file. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "frocket-test-"));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Runs statements in one DuckDB in memory; gives the rows of the last one. */
export function duckdb(...statements: readonly string[]): Promise<readonly unknown[][]> {
  return withDuckDB(async (connection) => {
    for (const statement of statements.slice(0, -1)) await connection.run(statement);
    return (await connection.runAndReadAll(statements.at(-1) ?? "select 1")).getRowsJS();
  });
}

/** Values of a column, row by row, as the language sees them. */
export function valuesOf(column: Column): readonly (Value | readonly Value[])[] {
  return Array.from({ length: column.length }, (_, row) => valueAt(column, row));
}

function valueAt(column: Column, row: number): Value | readonly Value[] {
  if (column.kind !== "list") return scalarAt(column, row);
  if (column.validity?.[row] === 0) return null;
  const values: Value[] = [];
  for (let i = column.offsets[row] ?? 0; i < (column.offsets[row + 1] ?? 0); i++)
    values.push(scalarAt(column.items, i));
  return values;
}

function scalarAt(column: NumberColumn | CodeColumn, row: number): Value {
  if (column.kind === "code") return column.dictionary[column.codes[row] ?? -1] ?? null;
  if (column.validity?.[row] === 0) return null;
  const value = column.values[row] ?? Number.NaN;
  if (column.type.kind === "float") return value;
  return column.type.kind === "bool" ? value === 1 : BigInt(value);
}

/** Every usable column of a local file, over all row groups. */
export async function readFile(path: string): Promise<ReadonlyMap<string, Column>> {
  const store = localStore();
  const info = await inspectFile(store, path);
  const part = await openPart(store, info);
  return part.read(
    info.columns.map(({ name }) => name),
    info.rowGroups.map((_, index) => index),
  );
}

/** The values of every usable column of a local file. */
export async function readValues(path: string): Promise<ReadonlyMap<string, ReturnType<typeof valuesOf>>> {
  return new Map([...(await readFile(path))].map(([name, column]) => [name, valuesOf(column)]));
}

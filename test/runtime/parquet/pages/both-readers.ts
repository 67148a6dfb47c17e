import { expect } from "vitest";
import type { Column } from "../../../../src/runtime/column.js";
import { readColumnByWasm } from "../../../../src/runtime/parquet/column-by-wasm.js";
import { type Footer, readFooter } from "../../../../src/runtime/parquet/footer.js";
import { readColumnPages } from "../../../../src/runtime/parquet/pages/index.js";
import { type ChunkRange, chunkRanges } from "../../../../src/runtime/parquet/plan-ranges.js";
import type { FileColumn } from "../../../../src/runtime/parquet/schema.js";
import type { Store } from "../../../../src/storage/store.js";
import { valuesOf } from "../../../support/parquet-files.js";

/** A store of one file with these bytes. */
export function storeOf(bytes: Uint8Array): Store {
  return {
    identify: async () => ({ size: bytes.length, version: "1" }),
    read: async (_path, start, end) => bytes.slice(start, end),
    list: async () => ["a.parquet"],
    write: async () => {},
  };
}

/** A column as either reader gives it. */
export interface Readers {
  readonly name: string;
  readonly byPages: () => Promise<Column | null>;
  readonly byWasm: () => Column;
}

/** Both readers for every usable column of a file, over all row groups. */
export async function readersOf(bytes: Uint8Array): Promise<readonly Readers[]> {
  const store = storeOf(bytes);
  const footer = await readFooter(store, "a.parquet", await store.identify("a.parquet"));
  return footer.schema.columns.map((column) => readersOfColumn(bytes, footer, column));
}

function readersOfColumn(bytes: Uint8Array, footer: Footer, column: FileColumn): Readers {
  const groups = footer.rowGroups.map((_, index) => index);
  const chunks = () => chunkRanges(footer, [column], groups);
  const rowCount = footer.rowGroups.reduce((sum, group) => sum + group.rowCount, 0);
  const pagesOf = ({ start, end }: ChunkRange) => bytes.subarray(start, end);
  const storedOf = (chunk: ChunkRange) => [
    { bytes: pagesOf(chunk), firstRow: 0, rowCount: footer.rowGroups[chunk.rowGroup]?.rowCount ?? 0 },
  ];
  return {
    name: column.name,
    byPages: async () => readColumnPages(footer, column, chunks(), storedOf, rowCount),
    byWasm: () => readColumnByWasm(footer, column, chunks(), pagesOf, rowCount, rowCount),
  };
}

/** Expects that the page reader covers every column, and gives what parquet-wasm gives; returns the columns. */
export async function expectSame(bytes: Uint8Array): Promise<ReadonlyMap<string, Column>> {
  const columns = new Map<string, Column>();
  for (const { name, byPages, byWasm } of await readersOf(bytes)) {
    const column = await byPages();
    expect(column, `${name} is covered`).not.toBeNull();
    if (column === null) continue;
    expectSameColumn(column, byWasm(), name);
    columns.set(name, column);
  }
  return columns;
}

/** Expects the same rows in the same representation; the order of dictionaries is free. */
function expectSameColumn(a: Column, b: Column, name: string): void {
  expect(shapeOf(a), name).toEqual(shapeOf(b));
  if (a.kind === "number" && b.kind === "number") {
    // Comparing bytes is quick, and tells -0 from 0.
    if (!sameBytes(a.values, b.values)) expect(a.values, name).toEqual(b.values);
    if (a.validity !== null && b.validity !== null)
      expect(sameBytes(a.validity, b.validity), name).toBe(true);
    return;
  }
  const [found, expected] = [valuesOf(a), valuesOf(b)];
  if (found.some((value, row) => value !== expected[row])) expect(found, name).toEqual(expected);
  if (a.kind === "code") expect(new Set<unknown>(a.dictionary).size, name).toBe(a.dictionary.length);
}

function sameBytes(a: ArrayBufferView, b: ArrayBufferView): boolean {
  const bytes = (view: ArrayBufferView) => Buffer.from(view.buffer, view.byteOffset, view.byteLength);
  return bytes(a).equals(bytes(b));
}

function shapeOf(column: Column): unknown {
  const { kind, type, length } = column;
  if (column.kind === "code") return { kind, type, length, hasNulls: column.hasNulls };
  const array = column.kind === "number" ? column.values.constructor.name : "";
  return { kind, type, length, array, hasValidity: column.validity !== null };
}

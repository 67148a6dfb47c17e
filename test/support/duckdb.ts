import { DuckDBInstance, type Json } from "@duckdb/node-api";

/** Rows of a query on a database of its own; the second opinion in tests. 64-bit ints come as text. */
export async function duckRows(sql: string): Promise<Record<string, Json>[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(sql);
    return reader.getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

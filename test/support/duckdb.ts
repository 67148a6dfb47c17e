import { type DuckDBConnection, DuckDBInstance, type Json } from "@duckdb/node-api";

/** Works with a database in memory of its own; the second opinion in tests. */
export async function withDuckDB<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Rows of a query as objects; 64-bit ints come as text. */
export function duckRows(sql: string): Promise<Record<string, Json>[]> {
  return withDuckDB(async (connection) => (await connection.runAndReadAll(sql)).getRowObjectsJson());
}

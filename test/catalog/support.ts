import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { FrocketError } from "../../src/errors/index.js";
import { duckRows } from "../support/duckdb.js";

/** A temporary folder that is removed when the tests of the file end. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "frocket-catalog-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The error that `action` ends with; whatever else happens fails the test. */
export async function failure(action: () => Promise<unknown>): Promise<FrocketError> {
  try {
    await action();
  } catch (error) {
    if (error instanceof FrocketError) return error;
    throw error;
  }
  throw new Error("expected a failure");
}

/** Writes the rows of a query to a Parquet file and gives its path. */
export async function parquet(path: string, query: string, options = ""): Promise<string> {
  await duckRows(`COPY (${query}) TO '${path}' (FORMAT PARQUET${options})`);
  return path;
}

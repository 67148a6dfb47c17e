import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ImportOptions, type ImportReport, importFiles } from "../../src/prep/import.js";
import { localStore } from "../../src/storage/local.js";
import { readValues } from "../support/parquet-files.js";

type Cell = unknown;

/** Writes files into a new directory below `root`, imports them, and reads the parts back as rows in part order. */
export async function importText(
  root: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<ImportOptions> = {},
): Promise<{ report: ImportReport; rows: Record<string, Cell>[]; out: string }> {
  const directory = mkdtempSync(join(root, "case-"));
  const paths = Object.entries(files).map(([name, content]) => {
    const path = join(directory, name);
    writeFileSync(path, content);
    return path;
  });
  const out = join(directory, "out");
  const report = await importFiles({
    files: paths,
    users: "u",
    time: "t",
    parts: 1,
    out,
    store: localStore(),
    ...options,
  });
  return { report, rows: await readRows(report), out };
}

/** The rows of an import, part by part. */
export async function readRows(report: ImportReport): Promise<Record<string, Cell>[]> {
  const rows: Record<string, Cell>[] = [];
  for (const part of report.parts) {
    const columns = await readValues(part.path);
    for (let i = 0; i < part.rows; i++)
      rows.push(Object.fromEntries([...columns].map(([name, values]) => [name, values[i]])));
  }
  return rows;
}

/** Names and types of the columns besides the users and time columns. */
export function typesOf(report: ImportReport): Record<string, string> {
  const rest = report.columns.filter(({ name }) => name !== "u" && name !== "t");
  return Object.fromEntries(rest.map(({ name, type }) => [name, type]));
}

/** The error that an import ends with. */
export async function errorOf(
  work: Promise<unknown>,
): Promise<{ code: unknown; message: string; hint: unknown }> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error && "code" in error && "hint" in error)
      return { code: error.code, message: error.message, hint: error.hint };
    throw error;
  }
  throw new Error("expected an error");
}

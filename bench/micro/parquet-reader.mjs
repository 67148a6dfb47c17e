import { readdirSync } from "node:fs";
import { join } from "node:path";
import { tsImport } from "tsx/esm/api";
import { bestOf } from "./best-of.mjs";

const { inspectFile, openPart } = await tsImport("../../src/runtime/parquet/index.ts", import.meta.url);
const { localStore } = await tsImport("../../src/storage/local.ts", import.meta.url);

/**
 * Nanoseconds a row to bring each column of a folder's first file to typed arrays, on one thread.
 * @returns {Promise<{ column: string, nsPerRow: number, isFallback: boolean }[]>}
 */
export async function measureReader(folder, times) {
  const store = localStore();
  const name = readdirSync(folder)
    .filter((file) => file.endsWith(".parquet"))
    .sort()[0];
  const info = await inspectFile(store, join(folder, name));
  const groups = info.rowGroups.map((_, i) => i);
  const results = [];
  for (const { name: column } of info.columns) {
    const part = await openPart(store, info);
    const ms = await bestOf(times, () => part.read([column], groups));
    const isFallback = (part.fallbackColumns ?? []).includes(column);
    results.push({ column, nsPerRow: (ms * 1e6) / info.rowCount, isFallback });
  }
  return results;
}

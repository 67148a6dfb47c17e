import { resolve } from "node:path";
import { ColumnStore, type StoreSettings } from "./column-store.js";

const stores = new Map<string, ColumnStore>();

/** The store in this folder, one in the process; null when it could keep nothing. */
export function openColumnStore(settings: StoreSettings): ColumnStore | null {
  const { directory, memoryBytes, diskBytes } = settings;
  if (memoryBytes <= 0 && diskBytes <= 0) return null;
  const id = JSON.stringify([resolve(directory), diskBytes > 0]);
  const store = stores.get(id) ?? new ColumnStore({ ...settings, directory: resolve(directory) });
  store.resize(settings);
  stores.set(id, store);
  return store;
}

/**
 * Resolves when all stores of the process have written what waits, or given up at the signal; gives what the user should know of it.
 */
export async function flushColumnStores(signal?: AbortSignal): Promise<readonly string[]> {
  const all = [...stores.values()];
  await Promise.all(all.map((store) => store.flush(signal)));
  return all.flatMap((store) => store.takeWarnings());
}

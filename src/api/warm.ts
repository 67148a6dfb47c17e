import type { Config } from "../config.js";
import { fail } from "../errors/index.js";
import { nearest } from "../errors/near.js";
import type { Dataset } from "../planner/catalog.js";
import { openColumnStore } from "../runtime/store/open-stores.js";
import { warmPart } from "../runtime/store/warm-part.js";
import { localStore } from "../storage/local.js";
import { storeSettings } from "./store-settings.js";

/** What warming did. */
export interface Warmed {
  readonly parts: number;
  readonly columns: readonly string[];
  /** Parts that lacked nothing. */
  readonly readyParts: number;
}

/**
 * Decodes columns of a dataset (all of them when null) into the store, part by part, so that not even the first query does.
 * Errors: `store-off`, `unknown-column`, those of reading; `run-cancelled`.
 */
export async function warmDataset(
  dataset: Dataset,
  names: readonly string[] | null,
  config: Config,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (done: number, total: number) => void },
): Promise<Warmed> {
  const { info, parts } = dataset;
  const store = config.cacheMb > 0 ? openColumnStore(storeSettings(config)) : null;
  if (store === null) return fail("store-off", {});
  const known = info.columns.map(({ name }) => name);
  for (const column of names ?? []) if (!known.includes(column)) refuse(column, known, info.name);
  const columns = names ?? known;
  let readyParts = 0;
  store.startRun();
  try {
    for (const [done, part] of parts.entries()) {
      if (options.signal?.aborted) fail("run-cancelled", {});
      options.onProgress?.(done, parts.length);
      const task = store.taskFor(part, info, columns);
      const loaded = await warmPart(part, task, localStore(), columns);
      if (loaded.every(({ origin }) => origin === "disk")) readyParts++;
      await store.settle(task, loaded);
    }
  } finally {
    store.endRun();
  }
  await store.flush(options.signal);
  return { parts: parts.length, columns, readyParts };
}

function refuse(column: string, known: readonly string[], dataset: string): never {
  const near = nearest(column, known);
  const has = `the dataset has: ${known.join(", ")}`;
  const hint = near === undefined ? has : `did you mean ${JSON.stringify(near)}? ${has}`;
  return fail("unknown-column", { column, dataset }, { hint });
}

import { flushColumnStores } from "../src/runtime/store/open-stores.js";
import type { Context } from "./context.js";

/** Longer than that, what is not written yet is decoded again at the next query. */
const MOST_MS = 60_000;

/** After the answer is out: waits until the columns that it took are on disk, unless interrupted. */
export async function keepColumns(context: Context): Promise<void> {
  const limit = AbortSignal.any([context.io.signal, AbortSignal.timeout(MOST_MS)]);
  for (const warning of await flushColumnStores(limit)) context.note(`warning: ${warning}`);
}

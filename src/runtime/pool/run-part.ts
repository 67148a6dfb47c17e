import type { Store } from "../../storage/store.js";
import { executePart } from "../execute.js";
import type { UserSets } from "../parameters.js";
import { openPart } from "../parquet/index.js";
import { executeStored, type StoredOutcome } from "../store/execute-stored.js";
import { loadUserSets } from "../user-sets.js";
import type { PartTask } from "./message.js";

/** Runs tasks on the thread that calls it; saved sets of users are loaded once a run. */
export function partRunner(store: Store): (task: PartTask) => Promise<StoredOutcome> {
  let loaded: { readonly run: number; readonly sets: Promise<UserSets> } | null = null;
  return async ({ plan, part, collectMatched, collectAll, forced, run, stored }) => {
    if (loaded?.run !== run) loaded = { run, sets: loadUserSets(plan, store) };
    const userSets = await loaded.sets;
    const options = { userSets, collectMatched, collectAll, forced };
    if (stored !== null) return executeStored(plan, part, stored, store, options);
    const source = await openPart(store, part);
    return { outcome: await executePart(plan, source, options), loaded: [] };
  };
}

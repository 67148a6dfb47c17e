import type { Store } from "../../storage/store.js";
import { executePart } from "../execute.js";
import type { UserSets } from "../parameters.js";
import { executeStored, type StoredOutcome } from "../store/execute-stored.js";
import { loadUserSets } from "../user-sets.js";
import type { PartTask, Question } from "./message.js";

/** Answers a question part by part on the thread that calls it; saved sets of users are loaded with the first part. */
export function partRunner(
  { plan, collectMatched, collectAll, usersOf, forced }: Question,
  store: Store,
): (task: PartTask) => Promise<StoredOutcome> {
  let sets: Promise<UserSets> | null = null;
  return async ({ part, stored }) => {
    sets ??= loadUserSets(plan, store);
    const options = { userSets: await sets, collectMatched, collectAll, usersOf, forced };
    if (stored !== null) return executeStored(plan, part, stored, store, options);
    const { openPart } = await import("../parquet/index.js");
    const source = await openPart(store, part);
    return { outcome: await executePart(plan, source, options), loaded: [] };
  };
}

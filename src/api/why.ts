import { fail } from "../errors/index.js";
import type { Dataset } from "../planner/catalog.js";
import { decidingColumns } from "../planner/logical/needs.js";
import { loadUserSets } from "../runtime/user-sets.js";
import { explainUser, type UserWhy } from "../runtime/why/explain.js";
import { readUserRows } from "../runtime/why/user-rows.js";
import { localStore } from "../storage/local.js";
import type { Value } from "../types.js";
import { type Compiled, compile } from "./compile.js";
import type { QueryOptions } from "./options.js";

/** The explanation of a query for one user, with what it is told in. */
export interface WhyResult extends UserWhy {
  readonly compiled: Compiled;
}

/**
 * Explains what a query makes of one user: conditions with their values, every start of a funnel and the rule that stopped it. Only
 * row groups that can hold the user are read. Errors: those of `compile`, `bad-user-id`, `unknown-user`.
 */
export async function why(text: string, userId: string, options: QueryOptions = {}): Promise<WhyResult> {
  const compiled = await compile(text, options);
  const { dataset, logical, physical } = compiled;
  const user = readUserId(userId, dataset);
  const store = localStore();
  const columns = [...decidingColumns(logical)];
  const rows = await readUserRows(dataset, user, columns, store);
  if (rows.length === 0) fail("unknown-user", { user: userId, dataset: dataset.info.name });
  return { ...explainUser(logical, user, rows, await loadUserSets(physical, store)), compiled };
}

/** An id as the user column holds it. */
function readUserId(text: string, { info }: Dataset): Exclude<Value, null> {
  const type = info.columns.find(({ name }) => name === info.users)?.type;
  if (type?.kind === "string") return text;
  if (!/^[+-]?\d+$/.test(text.trim())) fail("bad-user-id", { user: text, column: info.users });
  return BigInt(text);
}

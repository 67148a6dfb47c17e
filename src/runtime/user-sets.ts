import { problem } from "../errors/index.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";
import type { UserCondition } from "../planner/user-condition.js";
import type { Store } from "../storage/store.js";
import { keysOf } from "./keys.js";
import type { UserSets } from "./parameters.js";

/** Paths of the saved sets that a plan's conditions ask for. */
function setPaths(condition: UserCondition): readonly string[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.items.flatMap(setPaths);
    case "not":
      return setPaths(condition.item);
    case "users-in":
      return [condition.path];
    default:
      return [];
  }
}

/** Loads the saved sets of users that a plan needs. Errors: users-file, and those of the store. */
export async function loadUserSets(plan: PhysicalPlan, store: Store): Promise<UserSets> {
  const sets = new Map<string, ReadonlySet<string>>();
  for (const path of new Set(setPaths(plan.passes.scan.condition)))
    sets.set(path, await loadUserSet(path, store));
  return sets;
}

/** Ids as text: the only or the users' column of a Parquet file, the first column of a CSV file with a header, or lines. */
async function loadUserSet(path: string, store: Store): Promise<ReadonlySet<string>> {
  const identity = await store.identify(path);
  if (path.endsWith(".parquet")) {
    const { openPart } = await import("./parquet/index.js");
    const source = await openPart(store, { path, ...identity });
    const [name] = source.columnNames;
    if (name === undefined) throw problem("users-file", { path, reason: "it has no columns" });
    const columns = await source.read(
      [name],
      source.rowGroups.map((_, at) => at),
    );
    const column = columns.get(name);
    return new Set(column ? keysOf(column).dictionary.map(String) : []);
  }
  const text = new TextDecoder().decode(await store.read(path, 0, identity.size, identity));
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  return new Set(path.endsWith(".csv") ? lines.slice(1).map(firstField) : lines);
}

function firstField(line: string): string {
  const quoted = /^"((?:[^"]|"")*)"/.exec(line);
  return quoted ? (quoted[1] ?? "").replaceAll('""', '"') : (line.split(",")[0] ?? "");
}

import { fail } from "../errors/index.js";
import type { Dataset } from "../planner/catalog.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";
import { parsePlan } from "../planner/physical/serialize.js";
import type { UserCondition } from "../planner/user-condition.js";
import { sameType, typeName } from "../types.js";
import type { Runnable } from "./compile.js";
import { locateDataset } from "./locate-dataset.js";
import type { QueryOptions } from "./options.js";
import { looksLikePath } from "./relative-path.js";

/** The plan in `text` when that is one, as `frocket compile` writes them; null for a query. Errors: those of `parsePlan`. */
export function readPlan(text: string): PhysicalPlan | null {
  return /^\s*\{/.test(text) && looksLikePlan(text) ? parsePlan(text) : null;
}

function looksLikePlan(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "passes" in value && "hash" in value;
  } catch {
    return false;
  }
}

/** The plan with its dataset, ready to run. Errors: `plan-mismatch` when columns or types are others; as `locateDataset`. */
export async function planDataset(plan: PhysicalPlan, options: QueryOptions): Promise<Runnable> {
  const isNamed = options.dataset !== undefined || options.data !== undefined;
  const located = await locateDataset(null, isNamed ? options : { ...options, ...sourceOf(plan) });
  checkFits(plan, located.dataset);
  return { ...located, physical: plan, form: "funnel", warnings: [] };
}

/** Datasets that are not registered are called by the path of their files. */
function sourceOf(plan: PhysicalPlan): QueryOptions {
  return looksLikePath(plan.dataset)
    ? { data: plan.dataset, users: plan.users, time: plan.time }
    : { dataset: plan.dataset };
}

function checkFits(plan: PhysicalPlan, { info }: Dataset): void {
  const mismatch = (what: string): never =>
    fail("plan-mismatch", { what }, { hint: "compile the query again for this dataset" });
  if (plan.users !== info.users) mismatch(`users are in "${plan.users}", found "${info.users}"`);
  if (plan.time !== info.time) mismatch(`time is in "${plan.time}", found "${info.time}"`);
  if (plan.timeUnit !== info.timeUnit) mismatch(`time is in ${plan.timeUnit}, found ${info.timeUnit}`);
  for (const column of plan.columns) {
    const found = info.columns.find(({ name }) => name === column.name);
    if (found === undefined) mismatch(`it reads column "${column.name}", which is not there`);
    else if (!sameType(found.type, column.type)) {
      mismatch(`column "${column.name}" should be ${typeName(column.type)}, found ${typeName(found.type)}`);
    }
  }
  if (plan.passes.group === null && !info.layout.grouped) mismatch("rows of a user should be consecutive");
  if (plan.passes.sort === null && needsOrder(plan) && !info.layout.sorted)
    mismatch("rows should be in order of time");
}

/** Whether the scan looks at the order of a user's rows: a chain of two steps does. */
function needsOrder(plan: PhysicalPlan): boolean {
  const { funnels, condition } = plan.passes.scan;
  return funnels.some((funnel) => funnel.chain.steps.length > 1) || hasChain(condition);
}

function hasChain(condition: UserCondition): boolean {
  switch (condition.kind) {
    case "sequence":
      return condition.chain.steps.length > 1;
    case "and":
    case "or":
      return condition.items.some(hasChain);
    case "not":
      return hasChain(condition.item);
    default:
      return false;
  }
}

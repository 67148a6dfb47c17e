import { codeTablesKernel } from "../../codegen/code-tables.js";
import { inlineShared } from "../../codegen/inline-shared.js";
import { takesAllRows } from "../../codegen/scan-form.js";
import { isDeferred } from "../../planner/aggregate-groups.js";
import type { AggregateSpec, Predicate } from "../../planner/expression.js";
import { eachLeaf } from "../../planner/logical/walk.js";
import type { PhysicalPlan } from "../../planner/physical/plan.js";
import { levelsByPresence } from "../../planner/physical/presence.js";
import type { UserCondition } from "../../planner/user-condition.js";
import type { CodeColumn } from "../column.js";
import { compileTables } from "../compile.js";
import { type CodeTest, codeTestOf, tellsAnything } from "./code-test.js";

/** What a plan can learn from indexes, before any part is looked at. */
export interface IndexUse {
  /** Columns whose index would tell something, with what makes the tables of their tests from a dictionary. */
  readonly columns: ReadonlyMap<string, (dictionary: CodeColumn["dictionary"]) => readonly Uint8Array[]>;
  /** Tests of the plan's row predicates, by the predicate, then by column; those that tell nothing are left out. */
  readonly tests: ReadonlyMap<Predicate, ReadonlyMap<string, CodeTest>>;
  /** The condition and funnels that the tests are of. */
  readonly condition: UserCondition;
  readonly funnels: PhysicalPlan["passes"]["scan"]["funnels"];
}

const known = new Map<string, IndexUse>();
const MOST_KNOWN = 32;

/** What a plan can learn from indexes; made once for plans of one hash. */
export function indexUse(plan: PhysicalPlan): IndexUse {
  let use = known.get(plan.hash);
  if (use === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    use = findUse(plan);
    known.set(plan.hash, use);
  }
  return use;
}

function findUse(plan: PhysicalPlan): IndexUse {
  const { condition, funnels, shared } = plan.passes.scan;
  const strings = plan.columns.filter(({ type }) => type.kind === "string").map(({ name }) => name);
  const columns = new Map<string, Predicate[]>();
  const tests = new Map<Predicate, ReadonlyMap<string, CodeTest>>();
  for (const predicate of decidingPredicates(plan)) {
    const inlined = inlineShared(predicate, shared);
    const own = new Map<string, CodeTest>();
    for (const name of strings) {
      const tables = columns.get(name) ?? [];
      const test = codeTestOf(inlined, name, tables);
      if (!tellsAnything(test)) continue;
      columns.set(name, tables);
      own.set(name, test);
    }
    tests.set(predicate, own);
  }
  for (const { by } of answerable(plan))
    if (by !== null && strings.includes(by)) columns.set(by, columns.get(by) ?? []);
  return { columns: new Map([...columns].map(compiled)), tests, condition, funnels };
}

function compiled([column, predicates]: readonly [string, readonly Predicate[]]) {
  const tables = predicates.length === 0 ? () => [] : compileTables(codeTablesKernel(column, predicates));
  return [column, tables] as const;
}

/** Predicates whose presence in a user's rows says something about the user. */
function decidingPredicates({ passes }: PhysicalPlan): readonly Predicate[] {
  const found: Predicate[] = [];
  eachLeaf(passes.scan.condition, (leaf) => {
    if (leaf.kind === "sequence") found.push(...leaf.chain.steps.map((step) => step.predicate));
    else if ("predicate" in leaf) found.push(leaf.predicate);
  });
  for (const funnel of passes.scan.funnels) {
    const levels = levelsByPresence(funnel);
    if (levels !== null) found.push(levels.first, ...(levels.second === null ? [] : [levels.second]));
  }
  return found;
}

/**
 * Aggregations over all rows of all users that need no walk: numbers of rows and users, in all or by a column when it has an index.
 */
export function answerable(plan: PhysicalPlan): readonly AggregateSpec[] {
  if (!takesAllRows(plan)) return [];
  return plan.passes.scan.aggregates.filter(
    (spec) => (spec.fn === "rows" || spec.fn === "users") && !isDeferred(plan, spec),
  );
}

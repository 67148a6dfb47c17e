import { fail } from "../errors/index.js";
import { aggregateGroups } from "../planner/aggregate-groups.js";
import type { Dataset } from "../planner/catalog.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";
import type { Store } from "../storage/store.js";
import { emptyPartial } from "./assemble.js";
import type { PartOutcome } from "./execute.js";
import { finalize } from "./finalize.js";
import type { ReachedUsers, UsersOf } from "./funnel/reached-users.js";
import { mergePartials } from "./merge.js";
import { runParts } from "./pool/pool.js";
import type { PartReport, RunStats } from "./report.js";
import type { QueryResult } from "./result.js";
import type { ColumnStore } from "./store/column-store.js";
import type { ForcedStrategy } from "./strategy/strategy.js";
import { findShared, plainIds } from "./user-ids.js";

/** How a plan is run. */
export interface RunOptions {
  readonly store: Store;
  readonly threads: number;
  /** Where decoded columns are kept from one run to the next; nowhere when absent. */
  readonly columns?: ColumnStore | null;
  /** Give the ids of the users that match. */
  readonly collectUsers?: boolean;
  /** Give the users of a funnel that are in this state. */
  readonly usersOf?: UsersOf | null;
  /** Insists on how users are walked; by the estimate when absent. Answers are the same. */
  readonly forced?: ForcedStrategy;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** The answer, and what it took. */
export interface RunOutcome {
  readonly result: QueryResult;
  readonly stats: RunStats;
  /** In part order, stream order within; null unless asked for. */
  readonly users: readonly (bigint | string)[] | null;
  /** In part order; null unless asked for. */
  readonly reached: readonly ReachedUsers[] | null;
  readonly warnings: readonly string[];
}

/**
 * Runs a plan over the parts of a dataset and merges the partials in part order. A dataset of several unchecked parts is checked
 * on the way. Errors: user-in-two-parts, run-cancelled, and those of reading.
 */
export async function runPlan(
  plan: PhysicalPlan,
  dataset: Dataset,
  options: RunOptions,
): Promise<RunOutcome> {
  const start = performance.now();
  const { store, threads, columns = null, signal, onProgress } = options;
  const checkUsers =
    dataset.disjoint === "unchecked" && dataset.parts.length > 1 && !columns?.isDisjoint(dataset);
  const question = {
    plan: checkUsers ? readingEveryPart(plan) : plan,
    collectMatched: options.collectUsers ?? false,
    collectAll: checkUsers,
    usersOf: options.usersOf ?? null,
    forced: options.forced ?? null,
  };
  columns?.startRun();
  let outcomes: readonly PartOutcome[];
  try {
    const { info, parts } = dataset;
    outcomes = await runParts(question, parts, { store, threads, columns, info, signal, onDone: onProgress });
  } finally {
    columns?.endRun();
  }
  if (checkUsers) {
    refuseShared(outcomes, dataset);
    if (outcomes.every(({ report }) => sawAllRows(report))) columns?.noteDisjoint(dataset);
  }
  const partials = [emptyPartial(plan), ...outcomes.map((outcome) => outcome.partial)];
  return {
    result: finalize(plan, mergePartials(aggregateGroups(plan), partials)),
    stats: { totalMs: performance.now() - start, parts: outcomes.map((outcome) => outcome.report) },
    users: options.collectUsers ? plainIds(outcomes.map((outcome) => outcome.matched ?? [])) : null,
    reached: options.usersOf ? outcomes.flatMap(({ reached }) => reached ?? []) : null,
    warnings: [...warningsFor(dataset), ...(columns?.takeWarnings() ?? [])],
  };
}

/** A part without a match still has users, who must not be in another part as well. */
function readingEveryPart(plan: PhysicalPlan): PhysicalPlan {
  const { passes } = plan;
  return { ...plan, passes: { ...passes, read: { ...passes.read, required: [] } } };
}

/** Where statistics ruled out row groups or pages, their users were not looked at. */
function sawAllRows({ source, rowGroups, rowGroupsRead, rowsLeftOut }: PartReport): boolean {
  return source !== "parquet" || (rowGroupsRead === rowGroups && rowsLeftOut === 0);
}

function refuseShared(outcomes: readonly PartOutcome[], dataset: Dataset): void {
  const shared = findShared(outcomes.map((outcome) => outcome.users ?? new Float64Array()));
  if (!shared) return;
  const path = (at: number): string => dataset.parts[at]?.path ?? "";
  fail(
    "user-in-two-parts",
    { column: dataset.info.users, user: shared.id, first: path(shared.first), second: path(shared.second) },
    {
      hint: `import the files by user: frocket import FILES --users ${dataset.info.users} --time ${dataset.info.time} --parts N --out DIR`,
    },
  );
}

function warningsFor(dataset: Dataset): readonly string[] {
  if (dataset.disjoint !== "sampled") return [];
  return [
    "only a sample of the parts was checked for users in two parts (register with --validation all to check every part)",
  ];
}

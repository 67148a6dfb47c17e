import type { LogicalPlan } from "../../planner/logical/plan.js";
import type { TimeUnit } from "../../types.js";
import { foldEndings } from "../funnel/fold-endings.js";
import type { PathsResult } from "../paths/result.js";
import type { AggregateResult, FunnelResult, QueryResult } from "../result.js";
import type { RetentionResult } from "../retention/result.js";
import { aggregateUsers } from "./aggregate.js";
import { isSelected } from "./condition.js";
import { rowCount, runFunnel } from "./funnel.js";
import { groupUsers } from "./group.js";
import { runPaths } from "./paths.js";
import { runRetention } from "./retention.js";
import type { Row } from "./row.js";

export type { Row } from "./row.js";

/** What a plan refers to besides the rows. */
export interface InterpretOptions {
  /** Saved sets of user ids, as text, by the absolute path that the plan names. */
  readonly userSets?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Of the time column; without it funnels have no trend. */
  readonly timeUnit?: TimeUnit | null;
}

/**
 * Evaluates a logical plan over the rows of a dataset (all parts, in file order) as the language's definition reads,
 * without regard to speed: every operator looks at all rows of a user again. It is the oracle for the generated kernels.
 */
export function interpret(
  plan: LogicalPlan,
  rows: readonly Row[],
  options: InterpretOptions = {},
): QueryResult {
  const { shared, input } = plan;
  const time = input.input.time;
  const around = { shared, time, sessionGap: plan.sessionGap, userSets: options.userSets ?? new Map() };
  const users = groupUsers(input.input, rows, shared).filter((user) =>
    isSelected(input.condition, user, around),
  );
  const aggregates: AggregateResult[] = [];
  const funnels: FunnelResult[] = [];
  const retentions: RetentionResult[] = [];
  const paths: PathsResult[] = [];
  const funnelNodes = plan.outputs.filter((output) => output.kind === "funnel");
  for (const output of plan.outputs) {
    if (output.kind === "retention") retentions.push(runRetention(output, users, shared, time));
    else if (output.kind === "paths") paths.push(runPaths(output, users, funnelNodes, around));
    else if (output.kind === "funnel")
      funnels.push(runFunnel(output, users, around, options.timeUnit ?? null));
    else aggregates.push(...output.aggregates.map((spec) => aggregateUsers(spec, users)));
  }
  return {
    users: users.length,
    rows: rowCount(users),
    aggregates,
    funnels: foldEndings(funnelNodes, funnels),
    retentions,
    paths,
  };
}

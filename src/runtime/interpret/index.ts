import type { LogicalPlan } from "../../planner/logical/plan.js";
import type { AggregateResult, FunnelResult, QueryResult } from "../result.js";
import { aggregateUsers } from "./aggregate.js";
import { isSelected } from "./condition.js";
import { rowCount, runFunnel } from "./funnel.js";
import { groupUsers } from "./group.js";
import type { Row } from "./row.js";

export type { Row } from "./row.js";

/** What a plan refers to besides the rows. */
export interface InterpretOptions {
  /** Saved sets of user ids, as text, by the absolute path that the plan names. */
  readonly userSets?: ReadonlyMap<string, ReadonlySet<string>>;
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
  const around = { shared, time, userSets: options.userSets ?? new Map() };
  const users = groupUsers(input.input, rows, shared).filter((user) =>
    isSelected(input.condition, user, around),
  );
  const aggregates: AggregateResult[] = [];
  const funnels: FunnelResult[] = [];
  for (const output of plan.outputs) {
    if (output.kind === "funnel") funnels.push(runFunnel(output, users, shared, time));
    else aggregates.push(...output.aggregates.map((spec) => aggregateUsers(spec, users)));
  }
  return { users: users.length, rows: rowCount(users), aggregates, funnels };
}

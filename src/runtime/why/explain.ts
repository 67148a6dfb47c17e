import type { LogicalPlan } from "../../planner/logical/plan.js";
import type { Value } from "../../types.js";
import { sessionNumbers } from "../interpret/chain/events.js";
import type { Moment } from "../interpret/chain/moment.js";
import type { Surroundings } from "../interpret/condition.js";
import { groupUsers } from "../interpret/group.js";
import { type Row, scalar } from "../interpret/row.js";
import { type ConditionWhy, explainCondition } from "./condition.js";
import { explainFunnel, type FunnelWhy } from "./funnel.js";

/** What a query makes of one user. */
export interface UserWhy {
  readonly user: Value;
  /** Rows in the timeframe, in stream order; steps and starts refer to them by position. */
  readonly rows: readonly Row[];
  /** All rows of the user, those outside of the timeframe too. */
  readonly rowsInAll: number;
  readonly selected: boolean;
  /** Null when the query has no `where`. */
  readonly condition: ConditionWhy | null;
  readonly funnels: readonly FunnelWhy[];
}

/** Explains a plan (before any rule) over the rows of one user, as the interpreter evaluates it. */
export function explainUser(
  plan: LogicalPlan,
  user: Value,
  rows: readonly Row[],
  userSets: Surroundings["userSets"],
): UserWhy {
  const { shared, input, sessionGap } = plan;
  const time = input.input.time;
  const around: Surroundings = { shared, time, sessionGap, userSets };
  const [stream] = groupUsers(input.input, rows, shared);
  const base = { user, rowsInAll: rows.length };
  const hasWhere = input.condition.kind !== "constant" || !input.condition.value;
  if (stream === undefined) return { ...base, rows: [], selected: false, condition: null, funnels: [] };
  const condition = explainCondition(input.condition, stream, around);
  const sessions = sessionsOf(stream.rows, around);
  const funnels = plan.outputs.flatMap((output) =>
    output.kind === "funnel" && output.ending === null
      ? [explainFunnel(output, stream, sessions, around)]
      : [],
  );
  return {
    ...base,
    rows: stream.rows,
    selected: condition.holds,
    condition: hasWhere ? condition : null,
    funnels,
  };
}

function sessionsOf(rows: readonly Row[], { time, sessionGap }: Surroundings): readonly (readonly Row[])[] {
  const times = rows.map((row): Moment => {
    const at = scalar(row, time);
    return typeof at === "bigint" || typeof at === "number" ? at : Number.NaN;
  });
  const numbers = sessionNumbers(times, sessionGap);
  const sessions: Row[][] = [];
  for (const [at, row] of rows.entries()) {
    const number = numbers[at] ?? 0;
    sessions[number] = [...(sessions[number] ?? []), row];
  }
  return sessions;
}

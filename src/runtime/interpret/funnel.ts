import { requiredSteps } from "../../planner/chain.js";
import type { AggregateSpec } from "../../planner/expression.js";
import type { FunnelNode } from "../../planner/logical/plan.js";
import type { TimeUnit } from "../../types.js";
import type { AggregateResult, FunnelResult, StepResult } from "../result.js";
import { aggregateUsers } from "./aggregate.js";
import { breakDown } from "./breakdown.js";
import type { Surroundings } from "./condition.js";
import { describeDurations, stepDurations, totalDurations } from "./durations.js";
import type { Stream } from "./group.js";
import { trendOf } from "./trend.js";
import { matchUser, type Unit, type UserMatch } from "./units.js";

/** A funnel over the selected users. `unit`: of the time column; without it there is no trend. */
export function runFunnel(
  node: FunnelNode,
  users: readonly Stream[],
  around: Surroundings,
  unit: TimeUnit | null,
): FunnelResult {
  const { chain, durations } = node;
  const matches = users.map((user) => matchUser(node, user, around));
  const units = matches.flatMap((match) => match.units);
  const last = requiredSteps(chain).at(-1) ?? 0;
  const describe = (times: readonly number[]) => durations && describeDurations(times, durations.histogram);
  return {
    name: node.name,
    unit: node.count,
    steps: chain.steps.map((_, step) => ({
      ...stepOf(node, matches, step),
      duration: step === 0 ? null : describe(stepDurations(chain, units, step)),
      aggregates: aggregatesOf(node.eachStep, matches, step, (match) => chosenRows(match, step)),
    })),
    absences: [],
    atEnd: aggregatesOf(node.atEnd, matches, last, (match) =>
      chosenRows(match, null, convertedOf(node, match)),
    ),
    duration: describe(totalDurations(chain, units)),
    breakdown: node.by && breakDown(node.by, chain.steps.length, matches),
    trend: node.per && unit && trendOf(chain, node.per, unit, units),
  };
}

function stepOf(
  node: FunnelNode,
  matches: readonly UserMatch[],
  index: number,
): Omit<StepResult, "duration" | "aggregates"> {
  const { name = "", optional = false } = node.chain.steps[index] ?? {};
  const there = usersAt(matches, index);
  const reached = matches.flatMap(({ units }) => units).filter((unit) => unit.reached[index]);
  const hasPending = node.pending !== null && node.count === "users" && !optional;
  return {
    name,
    optional,
    users: there.length,
    rows: rowCount(there),
    count: reached.length,
    pending: hasPending ? matches.filter(({ pending }) => pending === index).length : null,
  };
}

/** Over all rows of the users who reached a step, or over chosen rows. */
function aggregatesOf(
  specs: readonly AggregateSpec[] | null,
  matches: readonly UserMatch[],
  step: number,
  chosen: (match: UserMatch) => Stream,
): readonly AggregateResult[] | null {
  if (specs === null) return null;
  const served = matches.map(chosen).filter(({ rows }) => rows.length > 0);
  return specs.map((spec) => aggregateUsers(spec, spec.over === "chosen" ? served : usersAt(matches, step)));
}

/** The user's rows that serve a step (null: any) in the chains of its units. */
function chosenRows({ user, units }: UserMatch, step: number | null, from: readonly Unit[] = units): Stream {
  const picks = from.flatMap(({ chain }) => chain).filter((pick) => step === null || pick.step === step);
  return { id: user.id, rows: picks.map(({ at }) => user.rows[at] ?? {}) };
}

function convertedOf({ chain }: FunnelNode, { units }: UserMatch): readonly Unit[] {
  return units.filter(({ level }) => level === requiredSteps(chain).length);
}

function usersAt(matches: readonly UserMatch[], step: number): readonly Stream[] {
  return matches.filter(({ reached }) => reached[step]).map(({ user }) => user);
}

/** All rows of some users. */
export function rowCount(users: readonly Stream[]): number {
  return users.reduce((count, user) => count + user.rows.length, 0);
}

import type { Predicate } from "../../planner/expression.js";
import type { FunnelNode } from "../../planner/logical/plan.js";
import type { FunnelResult } from "../result.js";
import { aggregateUsers } from "./aggregate.js";
import type { Stream } from "./group.js";
import { stepsReached } from "./sequence.js";

/** A funnel over the selected users: per step those who reached it, with all their rows. */
export function runFunnel(
  node: FunnelNode,
  users: readonly Stream[],
  shared: readonly Predicate[],
  time: string,
): FunnelResult {
  const steps = node.steps.map((step) => step.predicate);
  const levels = users.map((user) => ({ user, level: stepsReached(steps, user.rows, shared, time) }));
  const reached = (level: number): readonly Stream[] =>
    levels.filter((entry) => entry.level >= level).map((entry) => entry.user);
  return {
    name: node.name,
    steps: node.steps.map((step, index) => {
      const there = reached(index + 1);
      const aggregates = node.eachStep?.map((spec) => aggregateUsers(spec, there)) ?? null;
      return { name: step.name, users: there.length, rows: rowCount(there), aggregates };
    }),
    atEnd: node.atEnd?.map((spec) => aggregateUsers(spec, reached(steps.length))) ?? null,
  };
}

/** All rows of some users. */
export function rowCount(users: readonly Stream[]): number {
  return users.reduce((count, user) => count + user.rows.length, 0);
}

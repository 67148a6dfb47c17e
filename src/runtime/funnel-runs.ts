import { fail } from "../errors/index.js";
import type { ChainSpec } from "../planner/chain.js";
import { type FunnelSpec, needsMatch } from "../planner/funnel.js";
import { feedsPaths } from "../planner/paths.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";
import type { Column } from "./column.js";
import { bucketsOf } from "./funnel/bucket-of.js";
import { ReachedUsersSink, type UsersOf } from "./funnel/reached-users.js";
import { createSink, type FunnelSink } from "./funnel/sink.js";
import type { Surface } from "./match/chain-matcher.js";
import { Clock } from "./match/clock.js";
import { FunnelRun } from "./match/funnel-run.js";
import { SequenceRun } from "./match/sequence-run.js";
import { sessionNumbers } from "./match/session-numbers.js";
import type { Grouping } from "./passes/group.js";

/** What a kernel matches with, and what keeps the matches. */
export interface FunnelRuns {
  /** Per funnel; null where the kernel counts levels itself. */
  readonly funnels: readonly (FunnelRun | null)[];
  readonly sinks: readonly (FunnelSink | null)[];
  readonly sequences: readonly SequenceRun[];
  readonly reached: ReachedUsersSink | null;
}

/** Makes what the matched funnels and sequences of a plan need over a part's rows in run order. */
export function funnelRunsOf(
  plan: PhysicalPlan,
  sequences: readonly ChainSpec[],
  columns: ReadonlyMap<string, Column>,
  { runs, userCount }: Grouping,
  usersOf: UsersOf | null,
): FunnelRuns {
  const { funnels, paths, sessionGap } = plan.passes.scan;
  const isMatched = funnels.map(
    (funnel, at) => needsMatch(funnel) || usersOf?.funnel === at || feedsPaths(paths, at),
  );
  const time = columns.get(plan.time);
  if (!time || (sequences.length === 0 && !isMatched.includes(true)))
    return { funnels: funnels.map(() => null), sinks: funnels.map(() => null), sequences: [], reached: null };

  const clock = Clock.of(time, { column: plan.time, path: plan.dataset });
  const session =
    sessionGap === null ? null : sessionNumbers(runs, userCount, clock.ticks, clock.span(sessionGap));
  const surface: Surface = { columns, clock, session, sessionGap };
  const wanted = usersOf === null ? null : funnels[usersOf.funnel];
  const reached = usersOf && wanted ? new ReachedUsersSink(wanted, usersOf, clock) : null;
  const sinks = funnels.map((funnel, at) => (isMatched[at] ? createSink(funnel, { columns, clock }) : null));
  return {
    funnels: funnels.map((funnel, at) => {
      const sink = sinks[at];
      if (!sink) return null;
      const extra = reached !== null && usersOf?.funnel === at ? [reached] : [];
      return new FunnelRun(funnel, surface, [sink, ...extra], bucketsIn(plan, funnel, clock), {
        wantsChain: extra.length > 0 || feedsPaths(paths, at),
        chosen: sink.chosen,
      });
    }),
    sinks,
    sequences: sequences.map((chain) => new SequenceRun(chain, surface)),
    reached,
  };
}

function bucketsIn(plan: PhysicalPlan, { per }: FunnelSpec, clock: Clock): ((tick: number) => number) | null {
  if (per === null) return null;
  const unit = plan.timeUnit ?? fail("internal-error", { what: "a trend over times without a unit" });
  return bucketsOf(per, unit, clock);
}

import { type ChainSpec, requiredSteps } from "../../../planner/chain.js";
import type { FunnelSpec } from "../../../planner/funnel.js";
import type { Surroundings } from "../condition.js";
import type { Row } from "../row.js";
import { attemptsIn } from "./attempts.js";
import { anyStartOrder } from "./compare-chains.js";
import { eventsOf } from "./events.js";
import { type Lane, lanesOf } from "./hold.js";
import type { Moment } from "./moment.js";
import { futureOf, isPending } from "./pending.js";
import type { Pick as ChosenRow } from "./pick.js";
import { type Reach, reachOf, startsIn } from "./reach.js";
import { isRemoved } from "./removal.js";

/** What of a funnel decides how far a stream comes. */
export interface Rules extends Pick<FunnelSpec, "chain" | "pending"> {
  /** Which chain counts; null: nobody asks. */
  readonly choice: FunnelSpec["choice"] | null;
}

/** What the chains that begin with one row reach, in whichever lane; `at` is its position in the stream. */
export interface StartReach extends Reach {
  readonly at: number;
  readonly time: Moment;
}

/** A chain as its rows: step after step, under `order any` in stream order. */
export interface Matched extends Reach {
  readonly chain: readonly ChosenRow[];
}

/** What is found of a stream; `chain` is the one that counts, empty at level 0 or when no choice was given. */
export interface StreamMatch extends Matched {
  /** Index of the required step at which the user is pending. */
  readonly pending: number | null;
  /** First rows of chains that reach a step, in stream order. */
  readonly starts: readonly StartReach[];
}

/** Applies the rules of a chain to the rows of a stream, given in stream order. */
export function matchStream(rules: Rules, rows: readonly Row[], around: Surroundings): StreamMatch {
  const { chain, choice } = rules;
  const events = eventsOf(chain, rows, around);
  const lanes = lanesOf(chain, events);
  if (lanes.some(isRemoved)) return { ...reachOf(chain, []), pending: null, chain: [], starts: [] };
  const starts = lanes.flatMap(startsIn).filter(({ level }) => level > 0);
  const overall = reachOf(chain, starts.map(stepsOf));
  const candidates = starts
    .filter(({ level }) => level === overall.level)
    .flatMap(({ best, level }) => {
      const found = choice && best(level, choice);
      return found === null ? [] : [found];
    });
  const future = rules.pending && futureOf(rules.pending, events.at(-1), around.sessionGap);
  const awaited = awaitedStep(chain, overall.level);
  const isWaiting =
    future !== null && awaited !== null && lanes.some((lane) => isPending(lane, awaited, future));
  return {
    ...overall,
    pending: isWaiting ? awaited : null,
    chain: (choice && candidates.toSorted(anyStartOrder(chain, choice))[0]) ?? [],
    starts: byRow(
      chain,
      starts.map(({ start, ...reach }) => ({ at: start.at, time: start.time, ...reach })),
    ),
  };
}

/** The attempts of a stream, lane by lane; none of a user that is removed. */
export function attemptsOf(chain: ChainSpec, rows: readonly Row[], around: Surroundings): readonly Matched[] {
  const lanes: readonly Lane[] = lanesOf(chain, eventsOf(chain, rows, around));
  if (lanes.some(isRemoved)) return [];
  return lanes
    .flatMap(attemptsIn)
    .map((picks) => ({ ...reachOf(chain, [picks.map((pick) => pick.step)]), chain: picks }));
}

/** The first required step that is not reached, when one was reached and one is left. */
function awaitedStep(chain: ChainSpec, level: number): number | null {
  return level === 0 ? null : (requiredSteps(chain)[level] ?? null);
}

/** Lanes see the same row; what it begins in any of them counts. */
function byRow(chain: ChainSpec, starts: readonly StartReach[]): readonly StartReach[] {
  const first = new Map(starts.map((start) => [start.at, start]));
  return [...first.values()]
    .map((start) => {
      const same = starts.filter(({ at }) => at === start.at);
      return { ...start, ...reachOf(chain, same.map(stepsOf)) };
    })
    .sort((a, b) => a.at - b.at);
}

function stepsOf({ reached }: Reach): readonly number[] {
  return [...reached.keys()].filter((step) => reached[step]);
}

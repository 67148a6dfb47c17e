import { needsChain } from "../../planner/funnel.js";
import type { FunnelNode } from "../../planner/logical/plan.js";
import { sessionNumbers } from "./chain/events.js";
import { attemptsOf, type Matched, matchStream, type StartReach } from "./chain/match.js";
import type { Moment } from "./chain/moment.js";
import { reachOf } from "./chain/reach.js";
import type { Surroundings } from "./condition.js";
import type { Stream } from "./group.js";
import { scalar } from "./row.js";

/** What a funnel finds of one user. */
export interface UserMatch {
  readonly user: Stream;
  /** Per step, by the exact rule. */
  readonly reached: readonly boolean[];
  /** Index of the required step at which the user is pending. */
  readonly pending: number | null;
  /** What the funnel counts: the user itself, its attempts or its sessions. Chosen rows are positions in the user's rows. */
  readonly units: readonly Unit[];
}

export interface Unit extends Matched {
  /** What its chains reach by the row that they begin with, in stream order. */
  readonly starts: readonly Omit<StartReach, "at">[];
}

/** Matches one user as the funnel counts. */
export function matchUser(funnel: FunnelNode, user: Stream, around: Surroundings): UserMatch {
  const { chain, pending } = funnel;
  const choice = needsChain(funnel) ? funnel.choice : null;
  switch (funnel.count) {
    case "users": {
      const match = matchStream({ chain, choice, pending }, user.rows, around);
      return { user, reached: match.reached, pending: match.pending, units: [match] };
    }
    case "attempts": {
      const { reached } = matchStream({ chain, choice: null, pending: null }, user.rows, around);
      const units = attemptsOf(chain, user.rows, around).map((attempt) => ({
        ...attempt,
        starts: attempt.chain.slice(0, 1).map(({ time }) => ({ ...attempt, time })),
      }));
      return { user, reached, pending: null, units };
    }
    case "sessions": {
      const units = sessionsOf(user, around).map(({ first, session }) => {
        const match = matchStream({ chain, choice, pending: null }, session.rows, around);
        return { ...match, chain: match.chain.map((pick) => ({ ...pick, at: pick.at + first })) };
      });
      const all = units.map(({ reached }) => [...reached.keys()].filter((step) => reached[step]));
      return { user, reached: reachOf(chain, all).reached, pending: null, units };
    }
  }
}

/** The sessions of a user as streams of their own, with the position of their first row. */
function sessionsOf(
  user: Stream,
  around: Surroundings,
): readonly { readonly first: number; readonly session: Stream }[] {
  const times = user.rows.map((row) => scalar(row, around.time) as Moment);
  const numbers = sessionNumbers(times, around.sessionGap);
  return [...new Set(numbers)].map((number) => ({
    first: numbers.indexOf(number),
    session: { id: user.id, rows: user.rows.filter((_, at) => numbers[at] === number) },
  }));
}

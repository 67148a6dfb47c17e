import { requiredSteps } from "../../planner/chain.js";
import type { FunnelSpec } from "../../planner/funnel.js";
import { eventsOf } from "../interpret/chain/events.js";
import { lanesOf } from "../interpret/chain/hold.js";
import { attemptsOf, matchStream } from "../interpret/chain/match.js";
import type { Pick } from "../interpret/chain/pick.js";
import { isRemoved } from "../interpret/chain/removal.js";
import { Walk } from "../interpret/chain/walk.js";
import { comesAfter } from "../interpret/chain/without.js";
import type { Surroundings } from "../interpret/condition.js";
import type { Stream } from "../interpret/group.js";
import type { Row } from "../interpret/row.js";
import { type StartWhy, startsOf } from "./start.js";

/** How far a user came in a funnel, by the exact rule over all of its rows, and why not further. */
export interface FunnelWhy {
  readonly name: string | null;
  readonly unit: FunnelSpec["count"];
  /** Required steps reached, of `required`. */
  readonly level: number;
  readonly required: number;
  readonly steps: readonly {
    readonly name: string;
    readonly optional: boolean;
    readonly reached: boolean;
    /** Rows of the user that match the step. */
    readonly rows: number;
  }[];
  /** The chain that counts. */
  readonly chain: readonly Pick[];
  readonly starts: readonly StartWhy[];
  /** The `without … for user` that removes the user, and its row. */
  readonly removed: { readonly without: number; readonly row: number } | null;
  /** Name of the step that the user may still reach. */
  readonly pending: string | null;
  /** Levels of the attempts or sessions that are counted; null when users are. */
  readonly units: readonly number[] | null;
}

/** Explains one funnel over one user's rows, given in stream order. `sessions`: the same rows session by session. */
export function explainFunnel(
  funnel: FunnelSpec,
  user: Stream,
  sessions: readonly (readonly Row[])[],
  around: Surroundings,
): FunnelWhy {
  const { chain, choice, count, pending } = funnel;
  const match = matchStream(
    { chain, choice, pending: count === "users" ? pending : null },
    user.rows,
    around,
  );
  const events = eventsOf(chain, user.rows, around);
  const lanes = lanesOf(chain, events);
  return {
    name: funnel.name,
    unit: count,
    level: match.level,
    required: requiredSteps(chain).length,
    steps: chain.steps.map(({ name, optional }, step) => ({
      name,
      optional,
      reached: match.reached[step] ?? false,
      rows: events.filter(({ matches }) => matches[step]).length,
    })),
    chain: match.chain,
    starts: lanes.flatMap((lane, index) => startsOf(lane, index, choice)).toSorted((a, b) => a.row - b.row),
    removed: lanes.some(isRemoved) ? removalOf(lanes) : null,
    pending: match.pending === null ? null : (chain.steps[match.pending]?.name ?? null),
    units:
      count === "users"
        ? null
        : count === "attempts"
          ? attemptsOf(chain, user.rows, around).map(({ level }) => level)
          : sessions.map((rows) => matchStream({ chain, choice: null, pending: null }, rows, around).level),
  };
}

/** The first row by which a `without … for user` removes the user. */
function removalOf(lanes: ReturnType<typeof lanesOf>): FunnelWhy["removed"] {
  for (const lane of lanes) {
    for (const [index, without] of lane.chain.withouts.entries()) {
      if (without.scope !== "user") continue;
      const walk = new Walk(lane, index);
      for (const start of walk.starts()) {
        for (const node of walk.reachable(start)) {
          const isHit =
            without.gap === lane.chain.steps.length
              ? comesAfter(lane, index, node.place, start)
              : node.isCrossed;
          if (!isHit || !walk.isEnd(node, start)) continue;
          const from = without.gap === lane.chain.steps.length ? node.place.row : (node.before?.row ?? 0);
          const hit = lane.events.slice(from).find((event) => event.forbidden[index]);
          return { without: index, row: hit?.at ?? start.at };
        }
      }
    }
  }
  return null;
}

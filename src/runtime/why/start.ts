import type { Lane, LaneEvent } from "../interpret/chain/hold.js";
import type { Pick } from "../interpret/chain/pick.js";
import { startsIn } from "../interpret/chain/reach.js";
import { Walk } from "../interpret/chain/walk.js";
import { anyOrderStop } from "./any-order-stop.js";
import type { NoStart, Stop } from "./break.js";
import { stopOf } from "./stop.js";

/** What became of a row that matches the first step (under `order any`, any step). */
export interface StartWhy {
  /** Position in the user's stream. */
  readonly row: number;
  /** Index of the lane of `hold` that the chains lie in. */
  readonly lane: number;
  /** Required steps that chains from here reach. */
  readonly level: number;
  /** The rows of the one that counts among them. */
  readonly chain: readonly Pick[];
  /** Null when all required steps are reached, or when no chain begins here. */
  readonly stop: Stop | null;
  /** Why no chain begins here; null: one does. */
  readonly refused: NoStart | null;
}

/** Every start of a lane, in stream order. */
export function startsOf(
  lane: Lane,
  index: number,
  choice: "earliest" | "latest" | "fastest",
): readonly StartWhy[] {
  const isAny = lane.chain.order === "any";
  const walk = new Walk(lane);
  const begun = startsIn(lane).map(({ start, level, best }): StartWhy => {
    const stop = isAny ? anyOrderStop(lane, start, level) : stopOf(walk, start, level);
    const chain = level === 0 ? [] : (best(level, choice) ?? []);
    return { row: start.at, lane: index, level, chain, stop, refused: null };
  });
  const known = new Set(begun.map(({ row }) => row));
  const refused = isAny
    ? []
    : lane.events
        .filter((event) => event.matches[0] && !known.has(event.at))
        .map((event): StartWhy => {
          const reason = refusalOf(event);
          return { row: event.at, lane: index, level: 0, chain: [], stop: null, refused: { rule: reason } };
        });
  return [...begun, ...refused].toSorted((a, b) => a.row - b.row);
}

function refusalOf(event: LaneEvent): NoStart["rule"] {
  if (event.choosable[0] !== true) return "hold";
  return event.enters ? "entry" : "entering";
}

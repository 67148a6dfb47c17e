import { requiredSteps } from "../../../planner/chain.js";
import { type Choice, chainOrder } from "./compare-chains.js";
import type { LaneEvent } from "./hold.js";
import type { Node } from "./node.js";
import type { Pick } from "./pick.js";
import type { Walk } from "./walk.js";

/**
 * The chain that counts among those that begin with `start` and reach `level` required steps, null when none does: of each node,
 * the best of all ways to go on, compared as they stand.
 */
export function bestChain(
  walk: Walk,
  start: LaneEvent,
  level: number,
  choice: Choice,
): readonly Pick[] | null {
  const { chain, events } = walk.lane;
  const required = requiredSteps(chain);
  const needed = required[level - 1] ?? 0;
  const beyond = required[level] ?? chain.steps.length;
  const order = chainOrder(chain, choice, start.time);
  const known = new Map<string, readonly Pick[] | null>();
  const from = (node: Node): readonly Pick[] | null => {
    const key = walk.key(node);
    const found = known.get(key);
    if (found !== undefined) return found;
    const event = events[node.place.row] ?? start;
    const pick = { at: event.at, time: event.time, step: node.step };
    let best: readonly Pick[] | null = node.step >= needed && walk.isEnd(node, start) ? [pick] : null;
    for (const next of walk.next(node, start)) {
      const rest = next.step < beyond ? from(next) : null;
      if (rest === null) continue;
      const way = [pick, ...rest];
      if (best === null || order(way, best) < 0) best = way;
    }
    known.set(key, best);
    return best;
  };
  return from(walk.begin(start));
}

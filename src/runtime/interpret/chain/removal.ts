import type { Lane } from "./hold.js";
import { Walk } from "./walk.js";
import { comesAfter } from "./without.js";

/** Whether a `without … for user` of the chain removes the user, by what one lane holds. */
export function isRemoved(lane: Lane): boolean {
  return lane.chain.withouts.some((without, index) => without.scope === "user" && isBroken(lane, index));
}

/** Whether some chain to the step after the gap, legal apart from this `without`, has a row of it in the gap. */
function isBroken(lane: Lane, index: number): boolean {
  const walk = new Walk(lane, index);
  const last = lane.chain.steps.length - 1;
  const isTrailing = lane.chain.withouts[index]?.gap === last + 1;
  return walk.starts().some((start) =>
    walk.reachable(start).some((node) => {
      if (!walk.isEnd(node, start)) return false;
      return isTrailing ? node.step === last && comesAfter(lane, index, node.place, start) : node.isCrossed;
    }),
  );
}

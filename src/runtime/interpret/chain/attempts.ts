import { Attempt } from "./attempt.js";
import type { Lane } from "./hold.js";
import type { Pick } from "./pick.js";
import { Walk } from "./walk.js";

/** The attempts of one lane in the order in which they begin, each as its chosen rows; one whose first step is not complete has none. */
export function attemptsIn(lane: Lane): readonly (readonly Pick[])[] {
  const walk = new Walk(lane);
  const attempts: Attempt[] = [];
  let live = null as Attempt | null;
  for (const event of lane.events) {
    if (live?.isOver(event)) live = null;
    if (live !== null) {
      const meeting = live.meet(event);
      if (meeting !== "goes on") live = null;
      if (meeting !== "ends") continue;
    }
    if (!walk.mayStart(event)) continue;
    live = new Attempt(walk, event);
    attempts.push(live);
    if (live.isComplete()) live = null;
  }
  return attempts.map((attempt) => attempt.picks);
}

import { requiredSteps } from "../../planner/chain.js";
import type { Lane, LaneEvent } from "../interpret/chain/hold.js";
import { windowBreaks } from "./blame.js";
import type { Stop } from "./break.js";

/** Under `order any`: the row of the first missing step that came nearest to the rows of a window that begins with `start`. */
export function anyOrderStop(lane: Lane, start: LaneEvent, level: number): Stop | null {
  const step = requiredSteps(lane.chain)[level];
  if (step === undefined) return null;
  const behind = lane.events.filter((event) => event.at > start.at && event.matches[step]);
  const stops = behind.map((event): Stop => {
    const outside = windowBreaks(lane, start, event);
    const breaks = event.choosable[step] === true ? outside : [{ rule: "hold" } as const, ...outside];
    return { step, after: start.at, row: event.at, breaks: breaks.length > 0 ? breaks : [{ rule: "taken" }] };
  });
  const [nearest] = stops.toSorted(
    (a, b) => a.breaks.length - b.breaks.length || (a.row ?? 0) - (b.row ?? 0),
  );
  return nearest ?? { step, after: start.at, row: null, breaks: [] };
}

import type { Lane } from "./hold.js";
import type { Node, Place } from "./node.js";

/** Whether a row that is passed over on the way to the next chosen one repeats a step that has its last row already. */
export function isRepeated({ chain, events }: Lane, from: Node, to: Place, isSameStep: boolean): boolean {
  if (chain.repeats === "allowed") return false;
  const done = isSameStep ? from.steps.slice(0, -1) : from.steps;
  const between = events.slice(from.place.row + 1, to.row);
  return between.some((event) => done.some((step) => event.matches[step] === true));
}

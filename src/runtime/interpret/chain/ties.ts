import type { Lane } from "./hold.js";
import { elapsed } from "./moment.js";
import type { Node, Place } from "./node.js";

/** Whether a row may be chosen after those of a node, by its time and position alone; a row after the end of the data may. */
export function comesLater({ chain, events }: Lane, from: Node, to: Place, isSameStep: boolean): boolean {
  if (to.row === events.length) return true;
  switch (chain.ties.kind) {
    case "strict":
      return to.time > from.place.time;
    case "by-row":
      return to.row > from.place.row;
    case "within": {
      if (from.rows.includes(to.row)) return false;
      if (isSameStep && to.row < from.place.row) return false;
      return elapsed(to.time, from.latest) <= chain.ties.span;
    }
  }
}

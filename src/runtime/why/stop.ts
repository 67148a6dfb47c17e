import { requiredSteps } from "../../planner/chain.js";
import type { LaneEvent } from "../interpret/chain/hold.js";
import type { Node } from "../interpret/chain/node.js";
import type { Walk } from "../interpret/chain/walk.js";
import { breaksOf, endBreaks } from "./blame.js";
import type { Break, Stop } from "./break.js";

/**
 * Why the chains that begin with `start` and reach `level` required steps do not reach the next one: of all rows of that step and all
 * chains up to it, the pair that breaks the fewest rules, the earliest row first. Null when there is no next step.
 */
export function stopOf(walk: Walk, start: LaneEvent, level: number): Stop | null {
  const { lane } = walk;
  const step = requiredSteps(lane.chain)[level];
  if (step === undefined) return null;
  const nodes = walk.reachable(start);
  const inside = nodes.filter((node) => node.step === step);
  if (inside.length > 0) return unfinished(walk, start, inside, step);
  const last = requiredSteps(lane.chain)[level - 1] ?? 0;
  const ends = nodes.filter((node) => node.step >= last && walk.isEnd(node, start));
  let best: Stop = {
    step,
    after: (ends.at(-1)?.place.row ?? 0) && at(walk, ends.at(-1)),
    row: null,
    breaks: [],
  };
  for (const node of ends) {
    if (best.row === null) best = { ...best, after: at(walk, node) };
    for (const event of lane.events) {
      if (!event.matches[step]) continue;
      const breaks = breaksOf(lane, start, node, step, event);
      if (isBehind(breaks) && isNearer(breaks, event.at, best))
        best = { step, after: at(walk, node), row: event.at, breaks };
    }
  }
  return best;
}

/** The step has its first rows, but the chain may not end with them. */
function unfinished(walk: Walk, start: LaneEvent, nodes: readonly Node[], step: number): Stop {
  const stops = nodes.map((node) => ({
    step,
    after: node.before === null ? at(walk, node) : (walk.lane.events[node.before.row]?.at ?? 0),
    row: at(walk, node),
    breaks: endBreaks(walk.lane, start, node),
  }));
  const most = (breaks: readonly Break[]): number =>
    Math.max(0, ...breaks.map((one) => (one.rule === "times" ? one.found : 0)));
  const ordered = stops.toSorted(
    (a, b) => a.breaks.length - b.breaks.length || most(b.breaks) - most(a.breaks) || a.row - b.row,
  );
  return ordered[0] ?? { step, after: start.at, row: null, breaks: [] };
}

/** A row further up is none that a chain could have waited for. */
function isBehind(breaks: readonly Break[]): boolean {
  return !breaks.some((one) => one.rule === "ties" && one.isEarlier);
}

function isNearer(breaks: readonly Break[], row: number, best: Stop): boolean {
  if (best.row === null) return true;
  return breaks.length < best.breaks.length || (breaks.length === best.breaks.length && row < best.row);
}

/** Position of a node's last row in the user's stream. */
function at({ lane }: Walk, node: Node | undefined): number {
  return node === undefined ? 0 : (lane.events[node.place.row]?.at ?? 0);
}

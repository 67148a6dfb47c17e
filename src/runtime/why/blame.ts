import type { Lane, LaneEvent } from "../interpret/chain/hold.js";
import { apart, elapsed } from "../interpret/chain/moment.js";
import type { Node, Place } from "../interpret/chain/node.js";
import { keepsOrder } from "../interpret/chain/order.js";
import { comesLater } from "../interpret/chain/ties.js";
import { comesAfter, crossed, liesBetween, trailing } from "../interpret/chain/without.js";
import type { Break } from "./break.js";

/** Every rule that a row breaks when it should follow a node as the first row of a step; none: it may follow. */
export function breaksOf(
  lane: Lane,
  start: LaneEvent,
  from: Node,
  step: number,
  to: LaneEvent,
): readonly Break[] {
  const place: Place = { row: lane.events.indexOf(to), time: to.time };
  const isLater = comesLater(lane, from, place, step === from.step);
  const spec = lane.chain.steps[step];
  const breaks: Break[] = [];
  if (to.choosable[step] !== true) breaks.push({ rule: "hold" });
  if (!isLater) breaks.push({ rule: "ties", isEarlier: place.row < from.place.row });
  breaks.push(...betweenBreaks(lane, from, step, place));
  breaks.push(...windowBreaks(lane, start, to));
  if (spec === undefined || spec.least > 1 || step === from.step) return breaks;
  const wait = Number(apart(from.place.time, to.time));
  if (spec.within !== null && wait > spec.within)
    breaks.push({ rule: "within", limit: spec.within, found: wait });
  if (isLater && spec.after !== null && wait < spec.after)
    breaks.push({ rule: "after", limit: spec.after, found: wait });
  return breaks;
}

/** What keeps a chain that has rows of the step from ending there: too few of them, step windows, a `without` behind it. */
export function endBreaks(lane: Lane, start: LaneEvent, node: Node): readonly Break[] {
  const spec = lane.chain.steps[node.step];
  if (spec === undefined) return [];
  const breaks: Break[] = [];
  if (node.count < spec.least) breaks.push({ rule: "times", least: spec.least, found: node.count });
  const wait = node.before === null ? null : Number(apart(node.before.time, node.place.time));
  if (wait !== null && spec.within !== null && wait > spec.within)
    breaks.push({ rule: "within", limit: spec.within, found: wait });
  if (wait !== null && spec.after !== null && wait < spec.after)
    breaks.push({ rule: "after", limit: spec.after, found: wait });
  if (node.step < lane.chain.steps.length - 1) return breaks;
  for (const without of trailing(lane)) {
    if (!comesAfter(lane, without, node.place, start)) continue;
    const isBehind = (event: LaneEvent, row: number): boolean =>
      event.forbidden[without] === true &&
      (lane.chain.ties.kind === "by-row" ? row > node.place.row : event.time > node.place.time);
    const row = lane.events.find(isBehind)?.at ?? start.at;
    breaks.push({ rule: "without", without, row });
  }
  return breaks;
}

/** Rules about the rows that are passed over. */
function betweenBreaks(lane: Lane, from: Node, step: number, to: Place): readonly Break[] {
  const { chain, events } = lane;
  const between = events.slice(from.place.row + 1, to.row);
  const breaks: Break[] = [];
  if (!keepsOrder(lane, from.place, to)) {
    const inTheWay =
      chain.order === "contiguous" ? between[0] : between.find(({ matches }) => matches.includes(true));
    breaks.push({ rule: "order", row: inTheWay?.at ?? from.place.row });
  }
  const isSameStep = step === from.step;
  if (chain.repeats === "break") {
    const done = isSameStep ? from.steps.slice(0, -1) : from.steps;
    const repeated = between.find(({ matches }) => done.some((index) => matches[index]));
    const which = done.find((index) => repeated?.matches[index]);
    if (repeated !== undefined && which !== undefined)
      breaks.push({ rule: "repeats", row: repeated.at, step: which });
  }
  if (isSameStep) return breaks;
  for (const without of crossed(lane, from.step, step)) {
    if (!liesBetween(lane, without, from.place, to)) continue;
    const hit = between.find(
      (event) =>
        event.forbidden[without] &&
        (chain.ties.kind === "by-row" || (event.time > from.place.time && event.time < to.time)),
    );
    breaks.push({ rule: "without", without, row: hit?.at ?? from.place.row });
  }
  return breaks;
}

/** Windows of the whole chain. */
export function windowBreaks({ chain }: Lane, start: LaneEvent, to: LaneEvent): readonly Break[] {
  const breaks: Break[] = [];
  const found = Number(elapsed(start.time, to.time));
  if (chain.window !== null && found > chain.window)
    breaks.push({ rule: "window", limit: chain.window, found });
  const sessions = to.session - start.session + 1;
  if (chain.sessions !== null && sessions > chain.sessions)
    breaks.push({ rule: "sessions", limit: chain.sessions, found: sessions });
  return breaks;
}

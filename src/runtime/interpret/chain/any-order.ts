import { type ChainSpec, requiredSteps } from "../../../planner/chain.js";
import { type Choice, chainOrder } from "./compare-chains.js";
import { isInWindow } from "./gap.js";
import type { Lane, LaneEvent } from "./hold.js";
import type { Moment } from "./moment.js";
import type { Pick } from "./pick.js";

/** Choices of rows under `order any` in one lane: a step with `times` uses the least number of rows. */

/** How many rows each step has, of those chosen up to a position of the lane, and the last one's time. */
interface Filling {
  readonly next: number;
  readonly last: Moment;
  readonly counts: readonly number[];
}

/** The rows that may be the earliest of a choice. */
export function anyStarts(lane: Lane): readonly LaneEvent[] {
  return lane.events.filter((event) => event.enters && event.choosable.includes(true));
}

/** The steps of every choice whose earliest row is `start` and that is a legal chain. */
export function completedSets(lane: Lane, start: LaneEvent): readonly (readonly number[])[] {
  return fillings(lane, start)
    .filter((counts) => levelOf(lane.chain, counts) > 0)
    .map((counts) => [...counts.keys()].filter((step) => counts[step] !== 0));
}

/** The rows per step of every choice whose earliest row is `start`, complete or not, each once. */
export function fillings(lane: Lane, start: LaneEvent): readonly (readonly number[])[] {
  const seen = new Map<string, Filling>();
  const waiting = beginnings(lane, start);
  for (let filling = waiting.pop(); filling !== undefined; filling = waiting.pop()) {
    const key = keyOf(lane, filling);
    if (seen.has(key)) continue;
    seen.set(key, filling);
    if (isOver(lane, start, filling)) continue;
    waiting.push({ ...filling, next: filling.next + 1 }, ...taken(lane, filling).map(({ to }) => to));
  }
  return [...new Map([...seen.values()].map(({ counts }) => [counts.join(), counts])).values()];
}

/** The chain that counts among those whose earliest row is `start` and that reach `level` required steps. */
export function bestInAnyOrder(
  lane: Lane,
  start: LaneEvent,
  level: number,
  choice: Choice,
): readonly Pick[] | null {
  const order = chainOrder(lane.chain, choice, start.time);
  const known = new Map<string, readonly Pick[] | null>();
  const from = (filling: Filling): readonly Pick[] | null => {
    if (isOver(lane, start, filling)) return levelOf(lane.chain, filling.counts) === level ? [] : null;
    const key = choice === "fastest" ? `${keyOf(lane, filling)} ${filling.last}` : keyOf(lane, filling);
    const found = known.get(key);
    if (found !== undefined) return found;
    const ways = taken(lane, filling).map(({ pick, to }) => withFirst(pick, from(to)));
    // Ways to go on are compared behind the last row chosen, which tells how long a chain is that ends there.
    const behind = { at: -1, time: filling.last, step: 0 };
    const best = firstOf([from({ ...filling, next: filling.next + 1 }), ...ways], (a, b) =>
      order([behind, ...a], [behind, ...b]),
    );
    known.set(key, best);
    return best;
  };
  const ways = beginnings(lane, start).map((filling) =>
    withFirst({ at: start.at, time: start.time, step: filling.counts.indexOf(1) }, from(filling)),
  );
  return firstOf(ways, order);
}

function beginnings(lane: Lane, start: LaneEvent): Filling[] {
  const row = lane.events.indexOf(start);
  return servable(lane, start, []).map((counts) => ({ next: row + 1, last: start.time, counts }));
}

/** The ways to choose the row at `next`, for each step that it can serve. */
function taken(
  lane: Lane,
  { next, last, counts }: Filling,
): readonly { readonly pick: Pick; readonly to: Filling }[] {
  const event = lane.events[next];
  if (event === undefined) return [];
  if (lane.chain.ties.kind === "strict" && !(event.time > last)) return [];
  return servable(lane, event, counts).map((filled) => ({
    pick: {
      at: event.at,
      time: event.time,
      step: filled.findIndex((count, step) => count !== (counts[step] ?? 0)),
    },
    to: { next: next + 1, last: event.time, counts: filled },
  }));
}

function servable(lane: Lane, event: LaneEvent, counts: readonly number[]): readonly (readonly number[])[] {
  const { steps } = lane.chain;
  const all = steps.map((_, step) => counts[step] ?? 0);
  return steps.flatMap(({ least }, step) => {
    const count = all[step] ?? 0;
    return event.choosable[step] === true && count < least ? [all.with(step, count + 1)] : [];
  });
}

/** Required steps that a choice has reached; 0 when it has rows that no legal chain has. */
function levelOf(chain: ChainSpec, counts: readonly number[]): number {
  if (chain.steps.some(({ least }, step) => ![0, least].includes(counts[step] ?? 0))) return 0;
  const required = requiredSteps(chain);
  const level = required.findIndex((step) => counts[step] === 0);
  const beyond = level < 0 ? chain.steps.length : (required[level] ?? 0);
  const hasNoMore = chain.steps.every((_, step) => step < beyond || counts[step] === 0);
  if (!hasNoMore) return 0;
  return level < 0 ? required.length : level;
}

function withFirst(pick: Pick, rest: readonly Pick[] | null): readonly Pick[] | null {
  return rest === null ? null : [pick, ...rest];
}

function firstOf(
  ways: readonly (readonly Pick[] | null)[],
  order: (a: readonly Pick[], b: readonly Pick[]) => number,
): readonly Pick[] | null {
  return ways.reduce(
    (best, way) => (way !== null && (best === null || order(way, best) < 0) ? way : best),
    null,
  );
}

/** Whether no row is left in the window; later rows lie further outside. */
function isOver(lane: Lane, start: LaneEvent, { next }: Filling): boolean {
  const event = lane.events[next];
  return event === undefined || !isInWindow(lane, start, event);
}

/** A text that is the same for fillings that may go on in the same ways: the last time matters to rows of the same time. */
function keyOf({ events, chain }: Lane, { next, last, counts }: Filling): string {
  const isTied = chain.ties.kind === "strict" && events[next]?.time === last;
  return `${next} ${isTied} ${counts.join()}`;
}

import type { PendingSpec } from "../../../planner/funnel.js";
import { anyStarts, fillings } from "./any-order.js";
import { isComplete, isInWindow, type Start } from "./gap.js";
import type { Lane, LaneEvent } from "./hold.js";
import { elapsed, laterOf, type Moment, plus } from "./moment.js";
import type { Node } from "./node.js";
import { Walk } from "./walk.js";

/** What is known of rows after the end of the data. */
export interface Future extends PendingSpec {
  /** Number of the session that such a row belongs to at the least. */
  readonly session: number;
}

/** Whether a chain begun in the lane could reach the required step `target` by rows that are still to come. */
export function isPending(lane: Lane, target: number, future: Future): boolean {
  if (lane.chain.order === "any") return isPendingInAnyOrder(lane, target, future);
  const walk = new Walk(lane);
  return walk.starts().some((start) => comesThere(walk, start, target, future));
}

function comesThere(walk: Walk, start: LaneEvent, target: number, future: Future): boolean {
  const seen = new Set<string>();
  const waiting = [walk.begin(start)];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const key = walk.key(node);
    if (node.step > target || seen.has(key)) continue;
    seen.add(key);
    if (node.step === target && walk.isEnd(node, start)) return true;
    waiting.push(...walk.next(node, start), ...hypothetical(walk, node, start, future));
  }
  return false;
}

/**
 * The nodes that rows to come lead to: for each step that is open, as many as it still lacks, each as early as rules allow.
 * Nothing is gained by a later one, since whatever follows is bound to it by differences alone.
 */
function hypothetical(walk: Walk, from: Node, start: Start, future: Future): readonly Node[] {
  return walk.openSteps(from).flatMap((step) => {
    const node = filled(walk, from, step, future);
    if (node === null || !isComplete(walk.lane, node)) return [];
    return isInWindow(walk.lane, start, { time: node.place.time, session: future.session }) ? [node] : [];
  });
}

function filled(walk: Walk, from: Node, step: number, future: Future): Node | null {
  const { chain, events } = walk.lane;
  const least = chain.steps[step]?.least ?? 1;
  const after = chain.steps[step]?.after ?? 0;
  let lacking = Math.max(1, least - (step === from.step ? from.count : 0));
  let node: Node | null = from;
  for (; lacking > 0 && node !== null; lacking--) {
    const previous = step === node.step ? node.before : node.place;
    let time = earliestAfter(walk.lane, node, future);
    if (lacking === 1 && previous !== null) time = laterOf(time, plus(previous.time, after));
    node = walk.extend(node, step, { row: events.length, time });
  }
  return node;
}

function earliestAfter({ chain, events }: Lane, node: Node, { earliest, grain }: PendingSpec): Moment {
  if (chain.ties.kind === "within") return laterOf(earliest, plus(node.latest, -chain.ties.span));
  if (node.place.row < events.length) return earliest;
  return chain.ties.kind === "strict" ? plus(node.place.time, grain) : node.place.time;
}

/** The fewer rows are lacking, the earlier the last of them can come. An optional step that has rows is to be completed. */
function isPendingInAnyOrder(lane: Lane, target: number, future: Future): boolean {
  const { steps, ties } = lane.chain;
  const grain = ties.kind === "strict" ? future.grain : 0;
  return anyStarts(lane).some((start) =>
    fillings(lane, start).some((counts) => {
      if (counts.some((count, step) => step > target && count > 0)) return false;
      const lacking = steps
        .slice(0, target + 1)
        .map(({ least, optional }, step) =>
          optional && counts[step] === 0 ? 0 : least - (counts[step] ?? 0),
        )
        .reduce((sum, count) => sum + count, 0);
      const time = plus(future.earliest, Math.max(lacking - 1, 0) * grain);
      return isInWindow(lane, start, { time, session: future.session });
    }),
  );
}

/** The session that a row right after the end of the data belongs to. */
export function futureOf(pending: PendingSpec, last: Start | undefined, sessionGap: number | null): Future {
  if (last === undefined) return { ...pending, session: 0 };
  const isNew = sessionGap !== null && elapsed(last.time, pending.earliest) > sessionGap;
  return { ...pending, session: last.session + (isNew ? 1 : 0) };
}

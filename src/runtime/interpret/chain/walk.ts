import type { ChainSpec } from "../../../planner/chain.js";
import { isComplete, isInWindow } from "./gap.js";
import type { Lane, LaneEvent } from "./hold.js";
import { elapsed, laterOf } from "./moment.js";
import type { Node, Place } from "./node.js";
import { keepsOrder } from "./order.js";
import { isRepeated } from "./repeats.js";
import { comesLater } from "./ties.js";
import { comesAfter, crossed, liesBetween, trailing } from "./without.js";

/** The legal choices of rows of one lane, node by node, for every order but `any`. */
export class Walk {
  private readonly known = new Map<string, readonly Node[]>();

  /** `watched`: index of a `without` that is noted where it is broken, and not applied. */
  constructor(
    readonly lane: Lane,
    private readonly watched: number | null = null,
  ) {}

  /** The rows that may be the first. */
  starts(): readonly LaneEvent[] {
    return this.lane.events.filter((event) => this.mayStart(event));
  }

  mayStart(event: LaneEvent): boolean {
    if (event.choosable[0] !== true || !event.enters) return false;
    if (this.lane.chain.entry === "best") return true;
    return this.lane.events.find((other) => other.matches[0] === true) === event;
  }

  /** Every node that choices which begin with `start` come to. */
  reachable(start: LaneEvent): readonly Node[] {
    const seen = new Map<string, Node>();
    const waiting = [this.begin(start)];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      const key = this.key(node);
      if (seen.has(key)) continue;
      seen.set(key, node);
      waiting.push(...this.next(node, start));
    }
    return [...seen.values()];
  }

  begin(start: LaneEvent): Node {
    const row = this.lane.events.indexOf(start);
    const place = { row, time: start.time };
    const rows = [row];
    return { step: 0, place, count: 1, before: null, steps: [0], rows, latest: start.time, isCrossed: false };
  }

  /** The nodes one row further, in the window of `start`. */
  next(node: Node, start: LaneEvent): readonly Node[] {
    return this.moves(node).filter((to) => {
      const event = this.lane.events[to.place.row];
      return event !== undefined && isInWindow(this.lane, start, event);
    });
  }

  private moves(node: Node): readonly Node[] {
    const key = this.key(node);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const moves = this.openSteps(node).flatMap((step) =>
      this.lane.events.flatMap((event, row) => {
        if (event.choosable[step] !== true) return [];
        return this.extend(node, step, { row, time: event.time }) ?? [];
      }),
    );
    this.known.set(key, moves);
    return moves;
  }

  /** Steps that the next row may serve: the same one while `times` lets it, then those up to the next required one. */
  openSteps(node: Node): readonly number[] {
    const most = this.lane.chain.steps[node.step]?.most ?? null;
    const same = most === null || node.count < most ? [node.step] : [];
    return isComplete(this.lane, node) ? [...same, ...followers(this.lane.chain, node.step)] : same;
  }

  /** The node with one row more, null where a rule forbids it; windows are not looked at. */
  extend(from: Node, step: number, to: Place): Node | null {
    const { lane } = this;
    const isSameStep = step === from.step;
    if (!comesLater(lane, from, to, isSameStep) || !keepsOrder(lane, from.place, to)) return null;
    if (isRepeated(lane, from, to, isSameStep)) return null;
    const broken = isSameStep
      ? []
      : crossed(lane, from.step, step).filter((index) => liesBetween(lane, index, from.place, to));
    if (broken.some((index) => index !== this.watched)) return null;
    const isReal = to.row < lane.events.length;
    return {
      step,
      place: to,
      count: isSameStep ? this.countOneMore(from) : 1,
      before: isSameStep ? from.before : from.place,
      steps: isSameStep ? from.steps : [...from.steps, step],
      rows: isReal && lane.chain.ties.kind === "within" ? [...from.rows, to.row] : from.rows,
      latest: laterOf(from.latest, to.time),
      isCrossed: isSameStep ? from.isCrossed : broken.length > 0,
    };
  }

  /** Rows beyond the least number make no difference where there is no greatest one. */
  private countOneMore({ step, count }: Node): number {
    const spec = this.lane.chain.steps[step];
    return spec?.most === null && count >= spec.least ? count : count + 1;
  }

  /** Whether a choice may end at a node: then it is a legal chain to the node's step. */
  isEnd(node: Node, start: LaneEvent): boolean {
    if (!isComplete(this.lane, node)) return false;
    if (node.step < this.lane.chain.steps.length - 1) return true;
    return trailing(this.lane).every(
      (index) => index === this.watched || !comesAfter(this.lane, index, node.place, start),
    );
  }

  /** A text that is the same for nodes that may go on in the same ways. */
  key(node: Node): string {
    const { chain, events } = this.lane;
    const spec = chain.steps[node.step];
    const isDone = node.count === spec?.most && isComplete(this.lane, node);
    const before = isDone ? null : node.before;
    const parts: unknown[] = [node.step, node.place.row, node.place.time, node.count, node.isCrossed];
    parts.push(before?.row, before?.time);
    if (chain.repeats === "break") parts.push(node.steps);
    if (chain.ties.kind === "within") {
      const { span } = chain.ties;
      const isNear = (row: number) => elapsed(events[row]?.time ?? node.latest, node.latest) <= span;
      parts.push(node.latest, node.rows.filter(isNear).sort());
    }
    return parts.join(" ");
  }
}

/** The steps that may follow a step: optional ones, and the next required one. */
export function followers(chain: ChainSpec, step: number): readonly number[] {
  const after = [...chain.steps.keys()].slice(step + 1);
  const required = after.findIndex((next) => chain.steps[next]?.optional === false);
  return required < 0 ? after : after.slice(0, required + 1);
}

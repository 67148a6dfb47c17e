import { isComplete, isInWindow } from "./gap.js";
import type { LaneEvent } from "./hold.js";
import { apart } from "./moment.js";
import type { Node, Place } from "./node.js";
import type { Pick } from "./pick.js";
import { followers, type Walk } from "./walk.js";
import { crossed, trailing } from "./without.js";

/** What a row does to a live attempt: nothing that ends it, or it ends; a row that is `used up` opens no other. */
export type Meeting = "goes on" | "used up" | "ends";

/** One attempt under `count attempts`: it takes each row that its next step can use, and never looks back. */
export class Attempt {
  /** Rows of the steps that are complete. */
  picks: readonly Pick[] = [];
  /** Last row of the last complete step; null while `times` of the first one is being counted. */
  private done: Node | null = null;
  /** Awaited steps of which `times` has rows already. */
  private readonly begun = new Map<number, { readonly node: Node; readonly picks: readonly Pick[] }>();

  constructor(
    private readonly walk: Walk,
    private readonly start: LaneEvent,
  ) {
    this.take(walk.begin(start), start);
  }

  /** Whether nothing is left that it could wait for. */
  isComplete(): boolean {
    return this.awaited().length === 0 && this.guards().length === 0;
  }

  /** Whether its window, or that of every step it waits for, has passed when a row comes. */
  isOver(event: LaneEvent): boolean {
    const { lane } = this.walk;
    if (!isInWindow(lane, this.start, event)) return true;
    if (this.guards().length > 0) return false;
    return this.awaited().every((step) => this.hasPassed(step, event));
  }

  /** Whether the window of an awaited step is over. */
  private hasPassed(step: number, event: LaneEvent): boolean {
    const within = this.walk.lane.chain.steps[step]?.within ?? null;
    return this.done !== null && within !== null && apart(this.done.place.time, event.time) > within;
  }

  /** Takes a row into account. */
  meet(event: LaneEvent): Meeting {
    const guards = this.guards();
    if (guards.length > 0) return this.meetAtEnd(event, guards);
    const node = this.taking(event);
    if (node !== null) {
      this.take(node, event);
      return this.isComplete() ? "used up" : "goes on";
    }
    if (this.canGoOnAfter(event)) return "goes on";
    return this.isForbidden(event) ? "used up" : "ends";
  }

  /** The steps that it may take next. */
  private awaited(): readonly number[] {
    return this.done === null ? [0] : followers(this.walk.lane.chain, this.done.step);
  }

  /** The `without` clauses that can still undo its last step. */
  private guards(): readonly number[] {
    const last = this.walk.lane.chain.steps.length - 1;
    return this.done?.step === last ? trailing(this.walk.lane) : [];
  }

  private meetAtEnd(event: LaneEvent, guards: readonly number[]): Meeting {
    const last = this.done;
    if (last === null || !this.isLater(event, last.place)) return "goes on";
    if (!guards.some((index) => event.forbidden[index] === true)) return "goes on";
    this.picks = this.picks.filter((pick) => pick.step !== last.step);
    return "used up";
  }

  /** The node that it comes to by a row, of the nearest step that the row can serve. */
  private taking(event: LaneEvent): Node | null {
    const { lane } = this.walk;
    if (!isInWindow(lane, this.start, event)) return null;
    const place = { row: lane.events.indexOf(event), time: event.time };
    for (const step of this.awaited()) {
      if (event.choosable[step] !== true) continue;
      const node = this.extended(step, place);
      if (node === null) continue;
      const isBegun = node.count < this.leastOf(step) && !this.hasPassed(step, event);
      if (isBegun || isComplete(lane, node)) return node;
    }
    return null;
  }

  private extended(step: number, place: Place): Node | null {
    const from = this.begun.get(step)?.node ?? this.done;
    return from === null ? null : this.walk.extend(from, step, place);
  }

  private take(node: Node, event: LaneEvent): void {
    const pick = { at: event.at, time: event.time, step: node.step };
    const picks = [...(this.begun.get(node.step)?.picks ?? []), pick];
    if (node.count < this.leastOf(node.step)) {
      this.begun.set(node.step, { node, picks });
      return;
    }
    this.picks = [...this.picks, ...picks];
    this.done = node;
    this.begun.clear();
  }

  /** Whether some later row could serve an awaited step, as far as the rows up to this one decide. */
  private canGoOnAfter(event: LaneEvent): boolean {
    const { events } = this.walk.lane;
    const row = events.indexOf(event);
    const later = { row: row + 1, time: Number.POSITIVE_INFINITY };
    if (this.awaited().some((step) => this.extended(step, later) !== null)) return true;
    const tied = events.slice(row + 1).filter((other) => other.time === event.time);
    return tied.some((other) => this.taking(other) !== null);
  }

  /** Whether a row lies in the gap behind the last complete step and a `without` there forbids it. */
  private isForbidden(event: LaneEvent): boolean {
    const { done } = this;
    if (done === null || !this.isLater(event, done.place)) return false;
    const open = this.awaited().filter((step) => !this.begun.has(step));
    const indexes = open.flatMap((step) => crossed(this.walk.lane, done.step, step));
    return indexes.some((index) => event.forbidden[index] === true);
  }

  private isLater(event: LaneEvent, than: Place): boolean {
    const { chain, events } = this.walk.lane;
    return chain.ties.kind === "by-row" ? events.indexOf(event) > than.row : event.time > than.time;
  }

  private leastOf(step: number): number {
    return this.walk.lane.chain.steps[step]?.least ?? 1;
  }
}

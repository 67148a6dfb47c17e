import { requiredSteps } from "../../planner/chain.js";
import type { FunnelSpec } from "../../planner/funnel.js";
import type { Clock } from "../match/clock.js";
import type { Match, MatchSink } from "../match/match.js";
import type { UserIds } from "../user-ids.js";

/** Users of a funnel by what became of them at a step, as its chart counts them. */
export interface UsersOf {
  /** Index into the query's funnels. */
  readonly funnel: number;
  /** `dropped`: reached the step and neither reached the next required one nor are pending there. */
  readonly state: "reached" | "dropped" | "pending";
  /** Index into steps. */
  readonly step: number;
}

/** Users of one part, in stream order, with the times of their chosen rows: plain data. */
export interface ReachedUsers {
  readonly ids: UserIds;
  /** Per step, the time of the (last) row that served it, in the unit of the time column: NaN or null when there is none. */
  readonly times: readonly (Float64Array | readonly (bigint | null)[])[];
}

/** A sink that keeps which users are in a state, and their chosen rows. It asks for chains in `user`. */
export class ReachedUsersSink implements MatchSink {
  private readonly steps: number;
  private readonly next: number;
  private users = new Int32Array(64);
  private count = 0;
  /** An entry per kept user and step. */
  private rows = new Int32Array(256);
  /** The best session of the user that is being matched. */
  private readonly best: Int32Array;
  private bestLevel = 0;
  private bestTime = 0;

  constructor(
    private readonly funnel: FunnelSpec,
    private readonly wanted: UsersOf,
    private readonly clock: Clock,
  ) {
    const { chain } = funnel;
    this.steps = chain.steps.length;
    this.next = requiredSteps(chain).find((step) => step > wanted.step) ?? -1;
    this.best = new Int32Array(this.steps);
  }

  user(match: Match, user: number): void {
    if (this.isWanted(match)) this.keep(user, this.bestLevel > 0 ? this.best : match.chain);
    this.bestLevel = 0;
  }

  /** Sessions have chains of their own; attempts are not what users are counted by. */
  unit(match: Match): void {
    if (this.funnel.count !== "sessions" || match.level < this.bestLevel) return;
    const { rows, rowCount } = match;
    const { ticks } = this.clock;
    const time = rowCount === 0 ? 0 : ticks[rows[rowCount - 1]!]! - ticks[rows[0]!]!;
    const { choice } = this.funnel;
    const isBetter = choice === "latest" || (choice === "fastest" && time < this.bestTime);
    if (match.level === this.bestLevel && !isBetter) return;
    this.bestLevel = match.level;
    this.bestTime = time;
    this.best.set(match.chain.subarray(0, this.steps));
  }

  bucket(): void {}

  /** Marks the users that were kept, of `userCount`. */
  chosen(userCount: number): Uint8Array {
    const chosen = new Uint8Array(userCount);
    for (let at = 0; at < this.count; at++) chosen[this.users[at]!] = 1;
    return chosen;
  }

  /** Times of the users that were kept, as in `ReachedUsers`. */
  times(): ReachedUsers["times"] {
    const { ticks } = this.clock;
    const { count, rows, steps } = this;
    const isWide = typeof this.clock.time(0) === "bigint";
    return Array.from({ length: steps }, (_, step) => {
      const rowOf = (user: number): number => rows[user * steps + step]!;
      if (isWide)
        return Array.from({ length: count }, (_value, user) =>
          rowOf(user) < 0 ? null : BigInt(this.clock.time(ticks[rowOf(user)]!)),
        );
      return Float64Array.from({ length: count }, (_value, user) => ticks[rowOf(user)] ?? Number.NaN);
    });
  }

  private isWanted({ reached, pending }: Match): boolean {
    const { state, step } = this.wanted;
    if (state === "pending") return pending === step;
    if (reached[step] === 0) return false;
    return state === "reached" || (reached[this.next] === 0 && pending !== this.next);
  }

  private keep(user: number, chain: Int32Array): void {
    const { count, steps } = this;
    if (count === this.users.length) this.users = doubled(this.users);
    while ((count + 1) * steps > this.rows.length) this.rows = doubled(this.rows);
    this.users[count] = user;
    for (let step = 0; step < steps; step++) this.rows[count * steps + step] = chain[step]!;
    this.count = count + 1;
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

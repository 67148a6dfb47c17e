import { type FunnelSpec, needsChain } from "../../planner/funnel.js";
import type { ChosenRows } from "../funnel/chosen-rows.js";
import { walkAttempts } from "./attempts.js";
import {
  ChainMatcher,
  type Choice,
  clearMatch,
  newMatch,
  type Surface,
  writeChain,
} from "./chain-matcher.js";
import type { Match, MatchSink } from "./match.js";
import { TrendStarts } from "./trend-starts.js";
import { eachSession } from "./units.js";
import { View } from "./view.js";

/** A funnel as kernels use it: rows of a user are put in, then it is finished; what was found goes to the sinks. */
export class FunnelRun {
  readonly match: Match;
  /** What aggregations over chosen rows walk; null when there are none. */
  readonly chosen: ChosenRows | null;
  private readonly matcher: ChainMatcher;
  private readonly view: View;
  private readonly choice: Choice;
  private readonly wantsChain: boolean;
  private readonly unit: Match;
  private readonly starts: TrendStarts | null;
  private readonly latestEnd: number;

  constructor(
    private readonly funnel: FunnelSpec,
    private readonly surface: Surface,
    private readonly sinks: readonly MatchSink[],
    /** Start of a trend's bucket by tick; null without a trend. */
    private readonly bucketOf: ((tick: number) => number) | null,
    /** `wantsChain`: chosen rows are wanted although no output of the funnel needs them. */
    { wantsChain, chosen }: { readonly wantsChain: boolean; readonly chosen: ChosenRows | null },
  ) {
    const { chain, count } = funnel;
    const isUsers = count === "users";
    this.matcher = new ChainMatcher(chain, surface, isUsers ? funnel.pending : null);
    const { program } = this.matcher;
    const needsSession = chain.sessions !== null || count === "sessions";
    this.view = new View(program.lists.count, surface.clock.ticks, needsSession ? surface.session : null);
    this.chosen = chosen;
    this.wantsChain = wantsChain;
    this.choice = needsChain(funnel) || wantsChain ? funnel.choice : null;
    this.match = newMatch(chain.steps.length);
    this.unit = newMatch(chain.steps.length);
    this.starts = bucketOf === null ? null : new TrendStarts(program);
    this.latestEnd =
      program.pending === null ? Number.POSITIVE_INFINITY : program.pending.earliest - program.window;
  }

  /** Begins a user. */
  begin(): void {
    this.view.clear(0, -1);
  }

  add(list: number, row: number): void {
    this.view.add(list, row);
  }

  /** First and last row of the stream, both included. */
  end(first: number, last: number): void {
    this.view.first = first;
    this.view.last = last;
  }

  /** Whether a user whose last row has this index cannot be pending. */
  isOver(lastRow: number): boolean {
    return this.surface.clock.ticks[lastRow]! < this.latestEnd;
  }

  /** Whether a row has a value in every held column. */
  serves(row: number): boolean {
    return this.matcher.hasValues(row);
  }

  /** A user who reached nothing. Returns the level. */
  none(user: number, rows: number): number {
    clearMatch(this.match);
    for (const sink of this.sinks) sink.user(this.match, user, rows);
    return 0;
  }

  /** A user who reached the first step only, with the row that counts. Returns the level. */
  single(user: number, rows: number, row: number): number {
    const { match } = this;
    clearMatch(match);
    match.level = 1;
    match.reached[0] = 1;
    match.chain[0] = row;
    match.rows[0] = row;
    match.rowSteps[0] = 0;
    match.rowCount = 1;
    for (const sink of this.sinks) sink.user(match, user, rows);
    return 1;
  }

  /** Matches the rows that were put in. Returns the level. */
  finish(user: number, rows: number): number {
    const { funnel, match, view } = this;
    switch (funnel.count) {
      case "users":
        this.matcher.match(view, this.choice, match);
        if (match.level > 0) this.addBuckets(view);
        break;
      case "sessions":
        this.countSessions();
        break;
      case "attempts":
        this.countAttempts();
        break;
    }
    for (const sink of this.sinks) sink.user(match, user, rows);
    return match.level;
  }

  private countSessions(): void {
    const { match, unit } = this;
    clearMatch(match);
    for (const session of eachSession(this.view)) {
      this.matcher.match(session, this.choice, unit);
      if (unit.level === 0) continue;
      match.level = Math.max(match.level, unit.level);
      for (let step = 0; step < match.reached.length; step++) match.reached[step]! |= unit.reached[step]!;
      for (const sink of this.sinks) sink.unit(unit);
      this.addBuckets(session);
    }
  }

  private countAttempts(): void {
    const { matcher, match, unit, view, bucketOf } = this;
    matcher.match(view, this.wantsChain ? this.choice : null, match);
    if (matcher.isRemoved) return;
    for (const lane of matcher.eachLane(view))
      walkAttempts(matcher.program, lane, (chain) => {
        clearMatch(unit);
        writeChain(chain, unit);
        unit.level = matcher.program.requiredSteps.filter((step) => chain.last[step]! >= 0).length;
        for (let step = 0; step < unit.reached.length; step++)
          unit.reached[step] = chain.last[step]! >= 0 ? 1 : 0;
        for (const sink of this.sinks) {
          sink.unit(unit);
          if (bucketOf !== null) sink.bucket(unit, bucketOf(view.time[chain.rows[0]!]!));
        }
      });
  }

  /** Once for each bucket in which a chain begins, with the best of those chains. */
  private addBuckets(stream: View): void {
    const { starts, bucketOf, unit } = this;
    if (starts === null || bucketOf === null) return;
    starts.clear();
    this.matcher.eachStart(stream, (step, row) => starts.add(step, bucketOf(stream.time[row]!)));
    starts.each((bucket, level, reached) => {
      clearMatch(unit);
      unit.level = level;
      unit.reached.set(reached);
      for (const sink of this.sinks) sink.bucket(unit, bucket);
    });
  }
}

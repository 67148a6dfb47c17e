import { Candidate } from "./candidate.js";
import type { Gap, Program } from "./program.js";
import type { StreamEvent } from "./stream-events.js";
import type { View } from "./view.js";

/** The live attempt of a stream and what the next row does to it. */
export class AttemptWalk {
  private readonly chain: Candidate;
  private isLive = false;
  /** The last step reached; -1 while a first step with `times` is under way. */
  private step = -1;
  /** The last chosen row of the steps reached. */
  private last = -1;
  private start = -1;
  /** Rows taken so far of each step that is under way. */
  private readonly begun: number[][];
  /** Per step, whether a forbidden row stands before it. */
  private readonly isBarred: boolean[];
  /** The last row that contiguity looks at. */
  private seen = -1;
  /** The last row taken for a step under way that repeats a step reached. */
  private repeated = -1;
  /** Whether the present row has ended an attempt as a forbidden one, and opens none. */
  private isUsedUp = false;

  constructor(
    private readonly program: Program,
    private readonly view: View,
    private readonly visit: (chain: Candidate) => void,
  ) {
    this.chain = new Candidate(program.stepCount);
    this.begun = program.required.map(() => []);
    this.isBarred = program.required.map(() => false);
  }

  take(event: StreamEvent, events: readonly StreamEvent[], at: number): void {
    if (this.isLive && this.hasEndedBefore(event)) this.close();
    const goesOn = this.isLive && this.meets(event, events, at);
    if (this.isNeighbour(event)) this.seen = event.row;
    if (!goesOn && !this.isUsedUp) this.open(event);
    this.isUsedUp = false;
  }

  /** Takes a row into account; false: the attempt has ended at it. */
  private meets(event: StreamEvent, events: readonly StreamEvent[], at: number): boolean {
    if (this.advances(event)) return true;
    const isForbidden = this.isForbidden(event, events, at);
    if (!isForbidden && !this.isBroken(event)) return true;
    this.isUsedUp = isForbidden || this.hitsWithout(event);
    this.close();
    return false;
  }

  /** Ends the attempt, which is told when it reached its first step. */
  close(): void {
    if (this.isLive && this.step >= 0) this.visit(this.chain);
    this.isLive = false;
  }

  private open({ row, own }: StreamEvent): void {
    const { program, chain } = this;
    const { entering } = program.lists;
    if (!own.includes(0) || (entering >= 0 && !own.includes(entering))) return;
    if (program.entersFirst && !this.isFirst(row)) return;
    chain.clear();
    for (const rows of this.begun) rows.length = 0;
    this.isBarred.fill(false);
    this.isLive = true;
    this.step = -1;
    this.start = row;
    this.last = row;
    this.repeated = -1;
    this.begun[0]!.push(row);
    if (program.least[0] === 1) this.reach(0);
  }

  private isFirst(row: number): boolean {
    const { view } = this;
    return view.rows[0]![0] === row && !(view.sharedCounts[0]! > 0 && view.shared[0]![0]! < row);
  }

  /** Takes the row for the nearest step that it can serve. */
  private advances(event: StreamEvent): boolean {
    const { row, own } = event;
    const { program, view } = this;
    for (const step of this.awaited()) {
      if (!own.includes(step) || this.isBarred[step]) continue;
      const begun = this.begun[step]!;
      const before = begun.at(-1) ?? this.last;
      if (!this.isLater(row, before) || this.repeated > before || !this.isNext(row, before)) continue;
      const waited = view.time[row]! - view.time[this.last]!;
      const completes = begun.length + 1 >= program.least[step]!;
      if (this.step >= 0 && waited > program.within[step]!) continue;
      if (this.step >= 0 && completes && waited < program.after[step]!) continue;
      begun.push(row);
      if (completes) this.reach(step);
      else this.barOthers(event, step);
      return true;
    }
    return false;
  }

  /** A row taken for a step under way lies between for every other awaited step. */
  private barOthers(event: StreamEvent, step: number): void {
    const { chain } = this;
    if (
      this.program.breaksOnRepeats &&
      event.own.some((list) => list < this.program.stepCount && chain.last[list]! >= 0)
    )
      this.repeated = event.row;
    if (!this.isLater(event.row, this.last)) return;
    for (const { to, forbidden } of this.gaps())
      if (to !== step && this.begun[to]!.length === 0 && forbidden.some(({ list }) => isIn(event, list)))
        this.isBarred[to] = true;
  }

  /** Whether contiguity sees no row between two. */
  private isNext(row: number, before: number): boolean {
    const { contiguity, lists } = this.program;
    if (contiguity === "none") return true;
    return contiguity === "rows" && lists.all < 0 ? row === before + 1 : this.seen === before;
  }

  private isNeighbour({ own, shared }: StreamEvent): boolean {
    const { contiguity, stepCount } = this.program;
    return (
      contiguity !== "steps" ||
      own.some((list) => list < stepCount) ||
      shared.some((list) => list < stepCount)
    );
  }

  private reach(step: number): void {
    const { program, chain } = this;
    for (const row of this.begun[step]!) chain.add(step, row);
    this.step = step;
    this.last = this.begun[step]!.at(-1)!;
    for (const rows of this.begun) rows.length = 0;
    this.isBarred.fill(false);
    if (step === program.stepCount - 1 && program.trailing.length === 0) this.close();
  }

  private awaited(): readonly number[] {
    if (this.step < 0) return FIRST;
    return this.gaps().map((gap) => gap.to);
  }

  private gaps(): readonly Gap[] {
    return this.step < 0 ? [] : this.program.from[this.step]!;
  }

  /** Whether the time of the attempt, or its neighbourhood, is over before the row. */
  private hasEndedBefore({ row }: StreamEvent): boolean {
    const { program, view } = this;
    const { time, session } = view;
    if (time[row]! - time[this.start]! > program.window) return true;
    if (session !== null && session[row]! - session[this.start]! >= program.sessions) return true;
    const gaps = this.gaps();
    const waited = time[row]! - time[this.last]!;
    if (gaps.length > 0 && gaps.every(({ to }) => waited > program.within[to]!)) return true;
    const isTight = program.contiguity === "rows" && program.lists.all < 0;
    return isTight && !this.isTrailing() && row > this.seen + 1;
  }

  private isTrailing(): boolean {
    return this.step === this.program.stepCount - 1;
  }

  /** Whether the row stands where a `without` forbids it, and no step can be taken past it any more. */
  private isForbidden(event: StreamEvent, events: readonly StreamEvent[], at: number): boolean {
    const { program } = this;
    if (this.step < 0 || !this.isLater(event.row, this.last)) return false;
    if (this.isTrailing()) {
      if (!program.trailing.some(({ list }) => isIn(event, list))) return false;
      this.undoLast();
      return true;
    }
    const open = this.gaps().filter(({ to }) => !this.isBarred[to]);
    const barred = open.filter(
      ({ to, forbidden }) => this.begun[to]!.length === 0 && forbidden.some(({ list }) => isIn(event, list)),
    );
    if (barred.length === 0) return false;
    if (program.strict && this.advancesAtOnce(events, at)) return false;
    for (const { to } of barred) this.isBarred[to] = true;
    return barred.length === open.length;
  }

  /** Whether a row stands in an open gap that forbids it. */
  private hitsWithout(event: StreamEvent): boolean {
    if (this.step < 0 || !this.isLater(event.row, this.last)) return false;
    return this.gaps().some(
      ({ to, forbidden }) => this.begun[to]!.length === 0 && forbidden.some(({ list }) => isIn(event, list)),
    );
  }

  /** Whether a later row of the same time takes a step: the forbidden row then lies between no two times. */
  private advancesAtOnce(events: readonly StreamEvent[], at: number): boolean {
    const { program, view } = this;
    const time = view.time[events[at]!.row]!;
    for (let next = at + 1; next < events.length && view.time[events[next]!.row] === time; next++) {
      const waited = time - view.time[this.last]!;
      for (const { to } of this.gaps()) {
        if (this.isBarred[to] || !events[next]!.own.includes(to)) continue;
        if (waited <= program.within[to]! && (program.least[to]! > 1 || waited >= program.after[to]!))
          return true;
      }
    }
    return false;
  }

  /** Takes the last step back, which a forbidden row after it makes unreached. */
  private undoLast(): void {
    const { chain } = this;
    const step = this.step;
    while (chain.rowCount > 0 && chain.steps[chain.rowCount - 1] === step) chain.rowCount--;
    chain.last[step] = -1;
    this.step = chain.rowCount === 0 ? -1 : chain.steps[chain.rowCount - 1]!;
  }

  /** Whether a row that was not chosen ends the attempt; it may open the next one. */
  private isBroken({ own, shared }: StreamEvent): boolean {
    const { program, chain } = this;
    if (this.isTrailing()) return false;
    const isStep = (list: number): boolean => list < program.stepCount;
    if (program.breaksOnRepeats && [...own, ...shared].some((list) => isStep(list) && chain.last[list]! >= 0))
      return true;
    if (program.contiguity === "rows") return true;
    return program.contiguity === "steps" && [...own, ...shared].some(isStep);
  }

  private isLater(row: number, than: number): boolean {
    return this.program.strict ? this.view.time[row]! > this.view.time[than]! : row > than;
  }
}

function isIn({ own, shared }: StreamEvent, list: number): boolean {
  return own.includes(list) || shared.includes(list);
}

const FIRST: readonly number[] = [0];

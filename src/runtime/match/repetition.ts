import type { Program } from "./program.js";
import type { View } from "./view.js";

/**
 * Rows of one `times` step: which rows of its list can be the last, when row n of the list is its first. The list alone decides
 * under `order sequential`; a contiguous order also wants the rows between to be rows of the step, next to each other.
 */
export class Repetition {
  private readonly least: number;
  private readonly most: number;
  private readonly count: number;
  /** Per entry: ordinal of its time among the list's (by row: of itself), and per ordinal its first entry. */
  private readonly ordinal: Int32Array;
  private readonly firstOf: Int32Array;
  private readonly ordinals: number;
  /** Per entry, under contiguity: the last entry that unbroken neighbours lead to. */
  private readonly runEnd: Int32Array | null;

  constructor(
    program: Program,
    private readonly view: View,
    private readonly step: number,
  ) {
    const { time } = view;
    const rows = view.rows[step]!;
    this.count = view.counts[step]!;
    this.least = program.least[step]!;
    this.most = program.most[step]!;
    this.ordinal = new Int32Array(this.count);
    this.firstOf = new Int32Array(this.count);
    let ordinal = -1;
    for (let n = 0; n < this.count; n++) {
      if (!program.strict || n === 0 || time[rows[n]!] !== time[rows[n - 1]!]) this.firstOf[++ordinal] = n;
      this.ordinal[n] = ordinal;
    }
    this.ordinals = ordinal + 1;
    this.runEnd = program.contiguity === "none" ? null : this.runs(program);
  }

  /** The first entry that can be the last row when entry `first` is the first one; the list's length when there is none. */
  earliestLast(first: number): number {
    if (first >= this.count) return this.count;
    if (this.runEnd !== null) {
      const last = first + this.least - 1;
      return last <= this.runEnd[first]! ? last : this.count;
    }
    const wanted = this.ordinal[first]! + this.least - 1;
    if (this.least === 1) return first;
    return wanted < this.ordinals ? this.firstOf[wanted]! : this.count;
  }

  /** The first entry after `first` that can be the last row when entry `first` is the first one; the list's length when there is none. */
  earliestOther(first: number): number {
    if (this.least > 1) return this.earliestLast(first);
    if (this.runEnd !== null) return this.most > 1 && first < this.runEnd[first]! ? first + 1 : this.count;
    const next = this.ordinal[first]! + 1;
    return this.most > 1 && next < this.ordinals ? this.firstOf[next]! : this.count;
  }

  /** Whether the step's rows may be those from one entry to another. */
  spans(first: number, last: number): boolean {
    if (first === last) return this.least === 1;
    return this.earliestOther(first) <= last && last <= this.latestLast(first);
  }

  /** The last entry that can be the last row when the rows before it begin at entry `first`. */
  latestLast(first: number): number {
    if (this.runEnd === null || first >= this.count) return this.count - 1;
    return Math.min(this.runEnd[first]!, first + this.most - 1);
  }

  /** Rows that the step can have from entry `first` on and still take one more after the end of the data; 0: none. */
  available(first: number, canGoOn: boolean): number {
    if (!canGoOn) return 0;
    if (this.runEnd !== null) {
      const rows = this.count - first;
      return this.runEnd[first] === this.count - 1 && rows < this.most ? rows : 0;
    }
    return Math.min(this.ordinals - this.ordinal[first]!, this.most - 1);
  }

  private runs(program: Program): Int32Array {
    const { view, step, count } = this;
    const rows = view.rows[step]!;
    const end = new Int32Array(count);
    for (let n = count - 1; n >= 0; n--) {
      const isNext = n + 1 < count && this.isNeighbour(program, rows[n]!, rows[n + 1]!);
      end[n] = isNext ? end[n + 1]! : n;
    }
    return end;
  }

  private isNeighbour(program: Program, row: number, next: number): boolean {
    const { view } = this;
    if (program.strict && view.time[next]! <= view.time[row]!) return false;
    return !hasBetween(program, view, row, next);
  }
}

/** Whether contiguity sees a row between two rows. */
function hasBetween(program: Program, view: View, row: number, next: number): boolean {
  if (program.contiguity === "rows" && program.lists.all < 0) return next !== row + 1;
  const lists =
    program.contiguity === "rows"
      ? [program.lists.all]
      : Array.from({ length: program.stepCount }, (_, step) => step);
  return lists.some(
    (list) =>
      holdsBetween(view.rows[list]!, view.counts[list]!, row, next) ||
      holdsBetween(view.shared[list]!, view.sharedCounts[list]!, row, next),
  );
}

function holdsBetween(rows: Int32Array, count: number, row: number, next: number): boolean {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]! <= row) low = middle + 1;
    else high = middle;
  }
  return low < count && rows[low]! < next;
}

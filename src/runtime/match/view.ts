import type { Ticks } from "./clock.js";

/** Rows, an array of a buffer of its own. */
export type Rows = Int32Array<ArrayBuffer>;

/**
 * What a chain sees of one user, or of one lane or session of it: per list the rows where its predicate holds, ascending.
 * Rows are indexes into the part in run order, so that a later row of the stream has a greater index. Reused for every user.
 */
export class View {
  readonly rows: Rows[];
  readonly counts: Int32Array;
  /** Per list, rows that can forbid a chain and never serve it, ascending. May be shared between views: never written in place. */
  readonly shared: Rows[];
  readonly sharedCounts: Int32Array;
  /** Rows of the stream: first .. last, both included. */
  first = 0;
  last = -1;
  private readonly ownShared: number[] = [];

  constructor(
    listCount: number,
    readonly time: Ticks,
    /** Number of each row's session within its user; null when nobody asks. */
    readonly session: Int32Array | null,
  ) {
    this.rows = Array.from({ length: listCount }, () => new Int32Array(16));
    this.counts = new Int32Array(listCount);
    this.shared = Array.from({ length: listCount }, () => new Int32Array(0));
    this.sharedCounts = new Int32Array(listCount);
  }

  /** Begins a stream of the rows first .. last. */
  clear(first: number, last: number): void {
    this.counts.fill(0);
    this.first = first;
    this.last = last;
  }

  /** Makes this view the rows first .. last of another, which share its arrays until `clear`. */
  slice(base: View, first: number, last: number): void {
    this.first = base.first;
    this.last = base.last;
    for (let list = 0; list < base.rows.length; list++) {
      const rows = base.rows[list]!;
      const from = countUpTo(rows, base.counts[list]!, first - 1);
      const to = countUpTo(rows, base.counts[list]!, last);
      this.rows[list] = rows.subarray(from, to);
      this.counts[list] = to - from;
      this.shared[list] = base.shared[list]!;
      this.sharedCounts[list] = base.sharedCounts[list]!;
    }
  }

  /** Adds a row, later than those before, to a list. */
  add(list: number, row: number): void {
    const count = this.counts[list]!;
    let rows = this.rows[list]!;
    if (count === rows.length) {
      rows = grown(rows, count * 2);
      this.rows[list] = rows;
    }
    rows[count] = row;
    this.counts[list] = count + 1;
  }

  /** Makes rows, which stay their owner's, those that only forbid. */
  shareAll(list: number, rows: Rows, count: number): void {
    this.shared[list] = rows;
    this.sharedCounts[list] = count;
  }

  /** Adds one row to those that only forbid. */
  shareOwn(list: number, row: number): void {
    const merged = merge(this.shared[list]!, this.sharedCounts[list]!, Int32Array.of(row), 1);
    this.shareAll(list, merged, merged.length);
  }

  /** Lets rows that only forbid serve as well, but for some (`except`, ascending). */
  chooseShared(list: number, except: Int32Array, exceptCount: number): void {
    const extra = this.ownShared;
    extra.length = 0;
    let at = 0;
    for (let n = 0; n < this.sharedCounts[list]!; n++) {
      const row = this.shared[list]![n]!;
      while (at < exceptCount && except[at]! < row) at++;
      if (at === exceptCount || except[at] !== row) extra.push(row);
    }
    if (extra.length === 0) return;
    const merged = merge(this.rows[list]!, this.counts[list]!, Int32Array.from(extra), extra.length);
    this.counts[list] = merged.length;
    this.rows[list] = grown(merged, 16);
  }
}

function merge(left: Int32Array, leftCount: number, right: Int32Array, rightCount: number): Rows {
  const merged = new Int32Array(leftCount + rightCount);
  let n = 0;
  let m = 0;
  for (let at = 0; at < merged.length; at++) {
    const takesLeft = m >= rightCount || (n < leftCount && left[n]! <= right[m]!);
    merged[at] = takesLeft ? left[n++]! : right[m++]!;
  }
  return merged;
}

/** The array with room for more. */
export function grown(array: Rows, length: number): Rows {
  if (array.length >= length) return array;
  const larger = new Int32Array(Math.max(length, array.length * 2, 16));
  larger.set(array);
  return larger;
}

/** Number of entries of an ascending list that are at most `row`. */
export function countUpTo(rows: Int32Array, count: number, row: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]! <= row) low = middle + 1;
    else high = middle;
  }
  return low;
}

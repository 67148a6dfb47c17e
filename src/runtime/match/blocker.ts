import { countUpTo, type View } from "./view.js";

/**
 * Rows that must not lie between two chosen rows. Asked for ascending rows i it tells the last row that may still be chosen after i: the
 * first forbidden row itself, which does not lie between (`byTime`: the last row of that row's time).
 */
export class Blocker {
  private at = 0;

  constructor(
    private readonly view: View,
    private readonly list: number,
    private readonly byTime: boolean,
  ) {}

  /** The first forbidden row after `row` (`byTime`: of a later time), or Infinity. Rows asked for never descend. */
  firstAfter(row: number): number {
    const { view, list, byTime } = this;
    const rows = view.rows[list]!;
    const count = view.counts[list]!;
    const after = byTime ? view.time[row]! : row;
    while (this.at < count && (byTime ? view.time[rows[this.at]!]! : rows[this.at]!) <= after) this.at++;
    const own = this.at < count ? rows[this.at]! : Number.POSITIVE_INFINITY;
    const sharedCount = view.sharedCounts[list]!;
    return sharedCount === 0 ? own : Math.min(own, this.firstShared(row, sharedCount));
  }

  private firstShared(row: number, count: number): number {
    const { view, list, byTime } = this;
    const rows = view.shared[list]!;
    let at = countUpTo(rows, count, row);
    while (byTime && at < count && view.time[rows[at]!]! <= view.time[row]!) at++;
    return at < count ? rows[at]! : Number.POSITIVE_INFINITY;
  }
}

import type { Match } from "../match/match.js";

/**
 * The rows that one user's chains chose, by the step that they served: what aggregations over chosen rows walk. List
 * `steps` holds all rows of converted units. Emptied before each user.
 */
export class ChosenRows {
  readonly lists: Int32Array[];
  readonly counts: Int32Array;

  constructor(
    private readonly steps: number,
    private readonly converted: number,
  ) {
    this.lists = Array.from({ length: steps + 1 }, () => new Int32Array(16));
    this.counts = new Int32Array(steps + 1);
  }

  /** Before a user's first match. */
  clear(): void {
    this.counts.fill(0);
  }

  /** The chain of a user, attempt or session. */
  add({ level, rows, rowSteps, rowCount }: Match): void {
    for (let n = 0; n < rowCount; n++) {
      this.push(rowSteps[n]!, rows[n]!);
      if (level === this.converted) this.push(this.steps, rows[n]!);
    }
  }

  private push(list: number, row: number): void {
    const count = this.counts[list]!;
    let rows = this.lists[list]!;
    if (count === rows.length) {
      const larger = new Int32Array(count * 2);
      larger.set(rows);
      rows = larger;
      this.lists[list] = rows;
    }
    rows[count] = row;
    this.counts[list] = count + 1;
  }
}

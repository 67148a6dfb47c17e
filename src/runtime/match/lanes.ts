import type { Holding } from "./held-keys.js";
import { LaneNumbers } from "./lane-numbers.js";
import { grown, type Rows, View } from "./view.js";

/**
 * Splits a stream into one view per held value. A row goes to the lanes of its own values; a row without any goes to every lane,
 * where it can forbid but not serve a held step. Linear in rows for columns held together: rows are dealt by a counting sort, rows of
 * every lane are kept once and shared. A pair of columns copies the rows without values into each lane, and merges rows that cannot
 * serve there one by one: at worst quadratic.
 */
export class Lanes {
  private readonly view: View;
  private readonly numbers = new LaneNumbers();
  private readonly common: Rows[];
  private readonly commonCounts: Int32Array;
  private offsets: Rows = new Int32Array(16);
  private next: Rows = new Int32Array(16);
  /** Dealt rows with their lanes and lists; a list below 0 stands for `-1 - list`, in which the row only forbids. */
  private lanes: Rows = new Int32Array(16);
  private lists: Rows = new Int32Array(16);
  private rows: Rows = new Int32Array(16);
  private dealt = 0;
  private sortedLists: Rows = new Int32Array(16);
  private sortedRows: Rows = new Int32Array(16);

  constructor(
    private readonly holding: Holding,
    private readonly stepCount: number,
    private readonly base: View,
  ) {
    this.view = new View(base.rows.length, base.time, base.session);
    this.common = base.rows.map(() => new Int32Array(16));
    this.commonCounts = new Int32Array(base.rows.length);
  }

  /** The lanes of the base view's stream, one after the other. */
  *each(): Generator<View> {
    const { base, numbers } = this;
    numbers.clear();
    this.dealt = 0;
    for (let list = 0; list < base.rows.length; list++) this.deal(list);
    const laneCount = numbers.count;
    this.sort(laneCount);
    for (let lane = 0; lane < laneCount; lane++) yield this.open(lane);
    // Steps that hold nothing are free of any lane.
    if (this.holding.kind === "pair") yield this.open(laneCount);
  }

  private deal(list: number): void {
    const { base } = this;
    this.commonCounts[list] = 0;
    for (let n = 0; n < base.sharedCounts[list]!; n++) this.share(list, base.shared[list]![n]!);
    const inherited = this.commonCounts[list]!;
    for (let n = 0; n < base.counts[list]!; n++) this.place(list, base.rows[list]![n]!);
    if (inherited > 0 && this.commonCounts[list]! > inherited)
      this.common[list]!.subarray(0, this.commonCounts[list]!).sort();
  }

  private place(list: number, row: number): void {
    const { holding, numbers } = this;
    if (holding.kind === "same") {
      const lane = numbers.of(holding.keys, row);
      if (lane < 0) this.share(list, row);
      else this.put(list, row, lane);
      return;
    }
    const left = holding.left(row);
    const right = holding.right(row);
    if (left < 0 && right < 0) {
      this.share(list, row);
      return;
    }
    const needsLeft = holding.leftStep === list;
    const needsRight = holding.rightStep === list;
    for (const value of left === right || right < 0 ? [left] : left < 0 ? [right] : [left, right]) {
      const serves = (!needsLeft || left === value) && (!needsRight || right === value);
      this.put(serves ? list : -1 - list, row, numbers.ofValue(value));
    }
  }

  private put(list: number, row: number, lane: number): void {
    const at = this.dealt++;
    this.lanes = grown(this.lanes, at + 1);
    this.lists = grown(this.lists, at + 1);
    this.rows = grown(this.rows, at + 1);
    this.lanes[at] = lane;
    this.lists[at] = list;
    this.rows[at] = row;
  }

  private share(list: number, row: number): void {
    const count = this.commonCounts[list]!;
    this.common[list] = grown(this.common[list]!, count + 1);
    this.common[list]![count] = row;
    this.commonCounts[list] = count + 1;
  }

  private sort(laneCount: number): void {
    const { dealt, lanes } = this;
    this.offsets = grown(this.offsets, laneCount + 2);
    this.next = grown(this.next, laneCount + 2);
    this.sortedRows = grown(this.sortedRows, dealt);
    this.sortedLists = grown(this.sortedLists, dealt);
    const { offsets, next } = this;
    offsets.fill(0, 0, laneCount + 2);
    for (let n = 0; n < dealt; n++) offsets[lanes[n]! + 1]!++;
    for (let lane = 0; lane <= laneCount; lane++) offsets[lane + 1]! += offsets[lane]!;
    next.set(offsets.subarray(0, laneCount + 2));
    for (let n = 0; n < dealt; n++) {
      const at = next[lanes[n]!]!++;
      this.sortedLists[at] = this.lists[n]!;
      this.sortedRows[at] = this.rows[n]!;
    }
  }

  private open(lane: number): View {
    const { view, base, offsets, common, commonCounts, holding, stepCount } = this;
    view.clear(base.first, base.last);
    for (let list = 0; list < common.length; list++) view.shareAll(list, common[list]!, commonCounts[list]!);
    for (let n = offsets[lane]!; n < offsets[lane + 1]!; n++) {
      const list = this.sortedLists[n]!;
      if (list >= 0) view.add(list, this.sortedRows[n]!);
      else view.shareOwn(-1 - list, this.sortedRows[n]!);
    }
    if (holding.kind === "pair")
      for (let list = 0; list < common.length; list++) {
        const isHeld = list < stepCount && (list === holding.leftStep || list === holding.rightStep);
        if (!isHeld) view.chooseShared(list, base.shared[list]!, base.sharedCounts[list]!);
      }
    return view;
  }
}

/** Rows that are brought in order by insertion before they are merged. */
const BLOCK = 12;

/**
 * Sorts the rows of one run at a time, stably, by numbers that are not NaN: short runs by insertion, longer ones by merging. The
 * arrays are used again for every run. About 10 ns a row where runs have a dozen.
 */
export class RunSorter {
  keys: Float64Array;
  rows: Int32Array;
  private otherKeys: Float64Array;
  private otherRows: Int32Array;

  /** `longest`: rows of the longest run. */
  constructor(longest: number) {
    this.keys = new Float64Array(longest);
    this.rows = new Int32Array(longest);
    this.otherKeys = new Float64Array(longest > BLOCK ? longest : 0);
    this.otherRows = new Int32Array(longest > BLOCK ? longest : 0);
  }

  /** Sorts keys[0 .. count) and the rows along with them. */
  sort(count: number): void {
    for (let start = 0; start < count; start += BLOCK)
      insert(this.keys, this.rows, start, Math.min(start + BLOCK, count));
    for (let width = BLOCK; width < count; width *= 2) {
      const { keys, rows, otherKeys, otherRows } = this;
      for (let start = 0; start < count; start += 2 * width) {
        const middle = Math.min(start + width, count);
        merge(keys, rows, otherKeys, otherRows, start, middle, Math.min(middle + width, count));
      }
      this.keys = otherKeys;
      this.rows = otherRows;
      this.otherKeys = keys;
      this.otherRows = rows;
    }
  }
}

/** Sorts the rows from `start` to `end`, which lie inside of both arrays. */
function insert(keys: Float64Array, rows: Int32Array, start: number, end: number): void {
  for (let at = start + 1; at < end; at++) {
    const key = keys[at]!;
    if (keys[at - 1]! <= key) continue;
    const row = rows[at]!;
    let to = at;
    do {
      keys[to] = keys[to - 1]!;
      rows[to] = rows[to - 1]!;
      to--;
    } while (to > start && keys[to - 1]! > key);
    keys[to] = key;
    rows[to] = row;
  }
}

/** Merges start .. middle and middle .. end, each in order, to the same places of the other arrays. */
function merge(
  keys: Float64Array,
  rows: Int32Array,
  otherKeys: Float64Array,
  otherRows: Int32Array,
  start: number,
  middle: number,
  end: number,
): void {
  let left = start;
  let right = middle;
  for (let to = start; to < end; to++) {
    const from = right >= end || (left < middle && keys[left]! <= keys[right]!) ? left++ : right++;
    otherKeys[to] = keys[from]!;
    otherRows[to] = rows[from]!;
  }
}

import type { HeldKey } from "./held-keys.js";

/** Numbers for combinations of held values, given as they are met in a stream. */
export class LaneNumbers {
  count = 0;
  /** Per key: (number of the keys before, value) to number. */
  private readonly maps: Map<number, number>[] = [];

  clear(): void {
    this.count = 0;
    for (const map of this.maps) map.clear();
  }

  /** The number of a row's values; -1 when one is null. */
  of(keys: readonly HeldKey[], row: number): number {
    for (const key of keys) if (key(row) < 0) return -1;
    let number = 0;
    for (let at = 0; at < keys.length; at++) number = this.enter(at, number, keys[at]!(row));
    this.count = Math.max(this.count, number + 1);
    return number;
  }

  /** The number of a single value. */
  ofValue(value: number): number {
    const number = this.enter(0, 0, value);
    this.count = Math.max(this.count, number + 1);
    return number;
  }

  private enter(at: number, before: number, value: number): number {
    let map = this.maps[at];
    if (map === undefined) {
      map = new Map();
      this.maps[at] = map;
    }
    const key = before * WIDTH + value;
    const known = map.get(key);
    if (known !== undefined) return known;
    const number = map.size;
    map.set(key, number);
    return number;
  }
}

/** More than a part has distinct values of a column, or a stream lanes. */
const WIDTH = 2 ** 26;

import { DistinctSketch } from "./distinct-sketch.js";
import type { Key } from "./value-hash.js";

/** Number of distinct values; `exact` is false for an estimate (standard error 0.8 %). */
export interface DistinctCount {
  readonly count: number;
  readonly exact: boolean;
}

/**
 * Counts values in bounded memory: exactly up to `capacity` distinct ones, beyond that by a sketch. `keepsFrequent`: the
 * counts of frequent values survive; each is then short by at most 2 / capacity of all values added.
 * Source: Misra and Gries, "Finding repeated elements" (1982).
 */
export class ValueCounter<K extends Key> {
  readonly #counts = new Map<K, number>();
  #sketch: DistinctSketch | null = null;

  constructor(
    readonly keepsFrequent: boolean,
    readonly capacity = 1 << 18,
  ) {}

  add(value: K, count: number): void {
    if (this.#sketch !== null && !this.keepsFrequent) {
      this.#sketch.add(value);
      return;
    }
    const known = this.#counts.get(value);
    if (known === undefined) this.#sketch?.add(value);
    this.#counts.set(value, (known ?? 0) + count);
    if (this.#counts.size > this.capacity) this.#shrink();
  }

  /** Adds all that `other` counted. */
  merge(other: ValueCounter<K>): void {
    for (const [value, count] of other.#counts) this.add(value, count);
    if (other.#sketch === null) return;
    this.#startSketch().merge(other.#sketch);
  }

  distinct(): DistinctCount {
    if (this.#sketch === null) return { count: this.#counts.size, exact: true };
    return { count: this.#sketch.estimate(), exact: false };
  }

  /** The most frequent values, most frequent first, ties by `compare`; empty when the counts were given up. */
  top(n: number, compare: (a: K, b: K) => number): readonly (readonly [K, number])[] {
    if (this.#sketch !== null && !this.keepsFrequent) return [];
    return [...this.#counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0])).slice(0, n);
  }

  #startSketch(): DistinctSketch {
    if (this.#sketch !== null) return this.#sketch;
    this.#sketch = new DistinctSketch();
    for (const value of this.#counts.keys()) this.#sketch.add(value);
    if (!this.keepsFrequent) this.#counts.clear();
    return this.#sketch;
  }

  /** Keeps at most half of the capacity: every count loses what the middle one has, and those left with nothing go. */
  #shrink(): void {
    this.#startSketch();
    const descending = Float64Array.from(this.#counts.values()).sort().reverse();
    const loss = descending[this.capacity >> 1] ?? 0;
    for (const [value, count] of this.#counts) {
      if (count > loss) this.#counts.set(value, count - loss);
      else this.#counts.delete(value);
    }
  }
}

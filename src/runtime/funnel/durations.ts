import type { DurationPartial } from "../partial.js";
import { Sketch } from "./sketch.js";

/** How many lengths of time are kept as they are; beyond, percentiles come from a sketch. */
export const KEPT_VALUES = 4096;

/** Cells of a collector: numbers in one typed array, so that adding allocates nothing. */
const COUNT = 0;
const HIGH = 1;
const LOW = 2;
const MIN = 3;
const MAX = 4;

/** Collects lengths of time, not negative. */
export class Durations {
  private readonly cells = Float64Array.of(0, 0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
  private values = new Float64Array(64);
  private sketch: Sketch | null = null;

  add(value: number): void {
    const { cells } = this;
    const count = cells[COUNT]!;
    const high = cells[HIGH]!;
    const sum = high + value;
    cells[LOW]! += high >= value ? high - sum + value : value - sum + high;
    cells[HIGH] = sum;
    if (value < cells[MIN]!) cells[MIN] = value;
    if (value > cells[MAX]!) cells[MAX] = value;
    cells[COUNT] = count + 1;
    if (this.sketch !== null) this.sketch.add(value);
    else this.keep(value, count);
  }

  private keep(value: number, count: number): void {
    if (count < this.values.length) {
      this.values[count] = value;
      return;
    }
    if (count < KEPT_VALUES) {
      const larger = new Float64Array(Math.min(KEPT_VALUES, count * 4));
      larger.set(this.values);
      larger[count] = value;
      this.values = larger;
      return;
    }
    this.sketch = sketchOf([this.values]);
    this.sketch.add(value);
    this.values = new Float64Array(0);
  }

  /** A copy of what was collected. */
  partial(): DurationPartial {
    const { cells, values, sketch } = this;
    return {
      count: cells[COUNT]!,
      sum: [cells[HIGH]!, cells[LOW]!],
      min: cells[MIN]!,
      max: cells[MAX]!,
      values: sketch === null ? values.slice(0, cells[COUNT]!) : null,
      sketch: sketch?.counts() ?? null,
    };
  }
}

/** Merges in the order given; whether values are kept is decided by their number in all, so that grouping does not matter. */
export function mergeDurations(partials: readonly DurationPartial[]): DurationPartial {
  const count = partials.reduce((sum, partial) => sum + partial.count, 0);
  const isKept = count <= KEPT_VALUES;
  const values = partials.flatMap((partial) => partial.values ?? []);
  let high = 0;
  let low = 0;
  for (const partial of partials) {
    const [value, rest] = partial.sum;
    const sum = high + value;
    low += rest + (high >= value ? high - sum + value : value - sum + high);
    high = sum;
  }
  const sketch = isKept ? null : sketchOf(values);
  if (sketch !== null) for (const partial of partials) if (partial.sketch) sketch.addCounts(partial.sketch);
  return {
    count,
    sum: [high, low],
    min: Math.min(...partials.map((partial) => partial.min)),
    max: Math.max(...partials.map((partial) => partial.max)),
    values: isKept ? joined(values) : null,
    sketch: sketch?.counts() ?? null,
  };
}

function sketchOf(lists: readonly Float64Array[]): Sketch {
  const sketch = new Sketch();
  for (const list of lists) for (const value of list) sketch.add(value);
  return sketch;
}

function joined(lists: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}

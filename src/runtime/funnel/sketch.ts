const BITS = 7;
/** Powers of two that a float64 that is not negative can have, 0 included. */
const EXPONENTS = 2048;

/**
 * Buckets of lengths of time: 128 of equal width for each power of two, by the leading bits of the float64, so that any value of a
 * bucket is within 0.8 % of any other. Whole numbers below 256 have buckets of their own.
 */
export class Sketch {
  /** Per power of two, its 128 counts. */
  private readonly pages = new Array<Float64Array | null>(EXPONENTS).fill(null);

  /** Counts a value that is not negative. */
  add(value: number): void {
    const bucket = bucketOf(value);
    this.pageOf(bucket)[bucket & MASK]! += 1;
  }

  /** Counts buckets of another sketch. */
  addCounts({ buckets, counts }: SketchCounts): void {
    buckets.forEach((bucket, at) => {
      this.pageOf(bucket)[bucket & MASK]! += counts[at]!;
    });
  }

  /** What is not 0, ascending. */
  counts(): SketchCounts {
    const buckets: number[] = [];
    const counts: number[] = [];
    this.pages.forEach((page, high) => {
      page?.forEach((count, low) => {
        if (count === 0) return;
        buckets.push((high << BITS) | low);
        counts.push(count);
      });
    });
    return { buckets: Int32Array.from(buckets), counts: Float64Array.from(counts) };
  }

  private pageOf(bucket: number): Float64Array {
    const known = this.pages[bucket >>> BITS];
    if (known != null) return known;
    const page = new Float64Array(1 << BITS);
    this.pages[bucket >>> BITS] = page;
    return page;
  }
}

/** Ascending buckets with their counts. */
export interface SketchCounts {
  readonly buckets: Int32Array;
  readonly counts: Float64Array;
}

const MASK = (1 << BITS) - 1;
/** Bits of the upper word of a float64 that are below a bucket's. */
const DROPPED = 20 - BITS;

const value64 = new Float64Array(1);
const words = new Uint32Array(value64.buffer);
const UPPER = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

function bucketOf(value: number): number {
  value64[0] = value;
  return words[UPPER]! >>> DROPPED;
}

/** The value that stands for a bucket: its middle, or the whole number below where the bucket has one. */
export function middleOf(bucket: number): number {
  const low = lowest(bucket);
  const middle = low + (lowest(bucket + 1) - low) / 2;
  const whole = Math.floor(middle);
  return whole >= low ? whole : middle;
}

function lowest(bucket: number): number {
  value64[0] = 0;
  words[UPPER] = bucket << DROPPED;
  return value64[0];
}

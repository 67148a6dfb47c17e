/** Uniform numbers in [0, 1) from a 32 bit state; the same seed always gives the same sequence. Source: mulberry32. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed | 0;
  }

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number in 0 .. count - 1. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from 1 on, at least k with probability k^-exponent. */
  powerLaw(exponent: number, limit: number): number {
    return Math.min(limit, Math.floor((1 - this.next()) ** (-1 / exponent)));
  }
}

import type { Program } from "./program.js";

/** Steps that chains reach, by the bucket in which they begin. Reused for every stream. */
export class TrendStarts {
  private readonly slots = new Map<number, number>();
  private readonly buckets: number[] = [];
  private readonly reached: Uint8Array[] = [];
  private last = -1;
  private lastBucket = Number.NaN;

  constructor(private readonly program: Program) {}

  clear(): void {
    this.slots.clear();
    this.buckets.length = 0;
    this.lastBucket = Number.NaN;
  }

  add(step: number, bucket: number): void {
    if (bucket !== this.lastBucket) {
      this.last = this.slotOf(bucket);
      this.lastBucket = bucket;
    }
    this.reached[this.last]![step] = 1;
  }

  /** Buckets in no particular order, with the level and the steps of the best chain. */
  each(visit: (bucket: number, level: number, reached: Uint8Array) => void): void {
    const { requiredSteps } = this.program;
    this.buckets.forEach((bucket, slot) => {
      const reached = this.reached[slot]!;
      const missing = requiredSteps.findIndex((step) => reached[step] === 0);
      visit(bucket, missing < 0 ? requiredSteps.length : missing, reached);
    });
  }

  private slotOf(bucket: number): number {
    const known = this.slots.get(bucket);
    if (known !== undefined) return known;
    const slot = this.buckets.push(bucket) - 1;
    this.slots.set(bucket, slot);
    const steps = this.reached[slot];
    if (steps === undefined) this.reached[slot] = new Uint8Array(this.program.stepCount);
    else steps.fill(0);
    return slot;
  }
}

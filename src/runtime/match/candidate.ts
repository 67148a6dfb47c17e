import type { Ticks } from "./clock.js";
import { grown } from "./view.js";

/** A legal chain, to be compared with others: rows by step, and every chosen row. Reused. */
export class Candidate {
  /** Per step its (last) row, -1 when skipped. */
  readonly last: Int32Array;
  /** Every chosen row in order of steps, those of `times` included, with its step. */
  rows = new Int32Array(16);
  steps = new Uint8Array(16);
  rowCount = 0;
  /** The row from which its time counts: the first one of the whole chain. */
  start = -1;

  constructor(stepCount: number) {
    this.last = new Int32Array(stepCount);
  }

  clear(): void {
    this.last.fill(-1);
    this.rowCount = 0;
    this.start = -1;
  }

  add(step: number, row: number): void {
    if (this.start < 0) this.start = row;
    if (this.rowCount === this.rows.length) {
      this.rows = grown(this.rows, this.rowCount * 2);
      const steps = new Uint8Array(this.rows.length);
      steps.set(this.steps);
      this.steps = steps;
    }
    this.rows[this.rowCount] = row;
    this.steps[this.rowCount++] = step;
    this.last[step] = row;
  }

  copyTo(other: Candidate): void {
    other.clear();
    for (let n = 0; n < this.rowCount; n++) other.add(this.steps[n]!, this.rows[n]!);
  }
}

/**
 * Negative when the first chain counts before the second one. Earliest: smallest row of the first step where they differ, a skipped
 * step being later than any row. Latest: greatest row of the last step where they differ, a skipped step being earlier.
 * Fastest: least time from first to last row, then earliest. Equal so far, the rows inside `times` decide: fewer first, then in the same manner.
 */
export function compareChains(
  choice: "earliest" | "latest" | "fastest",
  a: Candidate,
  b: Candidate,
  time: Ticks,
): number {
  if (choice === "fastest") {
    const difference = lengthOf(a, time) - lengthOf(b, time);
    if (difference !== 0) return difference;
  }
  return choice === "latest" ? compareLatest(a, b) : compareEarliest(a, b);
}

function compareEarliest(a: Candidate, b: Candidate): number {
  for (let step = 0; step < a.last.length; step++) {
    const left = a.last[step]!;
    const right = b.last[step]!;
    if (left === right) continue;
    if (left < 0) return 1;
    return right < 0 ? -1 : left - right;
  }
  return compareInside(a, b, 1);
}

function compareLatest(a: Candidate, b: Candidate): number {
  for (let step = a.last.length - 1; step >= 0; step--)
    if (a.last[step] !== b.last[step]) return b.last[step]! - a.last[step]!;
  return compareInside(a, b, -1);
}

/** Chains of the same last rows, step by step (`direction` -1: from the end): fewer rows first, then earlier (later) ones. */
function compareInside(a: Candidate, b: Candidate, direction: 1 | -1): number {
  const at = (index: number, count: number): number => (direction === 1 ? index : count - 1 - index);
  let n = 0;
  let m = 0;
  while (n < a.rowCount && m < b.rowCount) {
    const step = a.steps[at(n, a.rowCount)]!;
    const left = runLength(a, n, step, at);
    const right = runLength(b, m, step, at);
    if (left !== right) return left - right;
    for (let each = 0; each < left; each++) {
      const difference = a.rows[at(n + each, a.rowCount)]! - b.rows[at(m + each, b.rowCount)]!;
      if (difference !== 0) return direction * difference;
    }
    n += left;
    m += right;
  }
  return 0;
}

function runLength(
  chain: Candidate,
  from: number,
  step: number,
  at: (index: number, count: number) => number,
): number {
  let length = 0;
  while (from + length < chain.rowCount && chain.steps[at(from + length, chain.rowCount)] === step) length++;
  return length;
}

function lengthOf(chain: Candidate, time: Ticks): number {
  return Math.max(0, time[chain.rows[chain.rowCount - 1]!]! - time[chain.start]!);
}

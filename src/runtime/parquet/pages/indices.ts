import { unpackBits } from "./bit-unpack.js";
import { type Block, skip } from "./block.js";
import { checkBelow, HybridRuns } from "./hybrid.js";
import { unpackBytes } from "./unpack-bytes.js";

/** Runs shorter than this are written value by value: a call of `fill` costs as much. */
const LONG_RUN = 48;
/** Widest values that one unaligned word holds whatever bit they begin at. */
const IN_ONE_WORD = 25;

/** The runs of a page of dictionary indices below `size`. Faults: an empty page. */
function indexRuns(block: Block, size: number): HybridRuns {
  const values = skip(block, 1);
  return new HybridRuns(values, block.bytes[block.at] ?? 0, size);
}

/** Writes `count` indices below `size` to out[0 .. count). Faults: too few, or one out of range. About 1 ns a value. */
export function readIndices(block: Block, size: number, out: Int32Array, count: number): void {
  if (count === 0) return;
  const runs = indexRuns(block, size);
  for (let done = 0; done < count; ) {
    runs.step(count - done);
    const to = done + runs.length;
    if (!runs.isPacked) out.fill(runs.value, done, to);
    else {
      unpackBits(block, runs.at, runs.width, out, done, runs.length);
      if (runs.canExceed) checkBelow(greatestOf(out, done, to), size);
    }
    done = to;
  }
}

/** As `readIndices`, to out[from ..] for indices of 8 bits at most; false, with nothing done, where they are wider. */
export function readByteIndices(
  block: Block,
  size: number,
  out: Uint8Array,
  from: number,
  count: number,
): boolean {
  if (count === 0) return true;
  const runs = indexRuns(block, size);
  if (runs.width > 8) return false;
  const end = from + count;
  for (let at = from; at < end; ) {
    runs.step(end - at);
    const to = at + runs.length;
    if (runs.isPacked) {
      unpackBytes(block, runs.at, runs.width, out, at, runs.length);
      if (runs.canExceed) checkBelow(greatestByte(out, at, to), size);
    } else if (runs.length < LONG_RUN) for (let i = at; i < to; i++) out[i] = runs.value;
    else out.fill(runs.value, at, to);
    at = to;
  }
  return true;
}

/** Writes the entries at `count` indices to out[from ..]. Faults as `readIndices`. */
export function gatherInts(
  block: Block,
  entries: Int32Array,
  out: Int32Array,
  from: number,
  count: number,
): void {
  if (count === 0) return;
  const size = entries.length;
  const runs = indexRuns(block, size);
  const { view } = block;
  const mask = runs.width === 0 ? 0 : -1 >>> (32 - runs.width);
  const end = from + count;
  for (let at = from; at < end; ) {
    runs.step(end - at);
    const to = at + runs.length;
    if (!runs.isPacked) {
      const value = entries[runs.value]!;
      if (runs.length < LONG_RUN) for (let i = at; i < to; i++) out[i] = value;
      else out.fill(value, at, to);
    } else if (isInReach(runs, view)) {
      let greatest = 0;
      // isInReach: every word lies in the view. What is beyond `entries` is refused after the loop.
      for (let i = at, bit = 0; i < to; i++, bit += runs.width) {
        const index = (view.getInt32(runs.at + (bit >>> 3), true) >>> (bit & 7)) & mask;
        if (index > greatest) greatest = index;
        out[i] = entries[index]!;
      }
      checkBelow(greatest, size);
    } else {
      const indices = packedIndices(block, runs, size);
      for (let i = 0; i < indices.length; i++) out[at + i] = entries[indices[i]!]!;
    }
    at = to;
  }
}

/** As `gatherInts`; a function of its own, so that each is compiled for one kind of array. */
export function gatherFloats(
  block: Block,
  entries: Float64Array,
  out: Float64Array,
  from: number,
  count: number,
): void {
  if (count === 0) return;
  const size = entries.length;
  const runs = indexRuns(block, size);
  const { view } = block;
  const mask = runs.width === 0 ? 0 : -1 >>> (32 - runs.width);
  const end = from + count;
  for (let at = from; at < end; ) {
    runs.step(end - at);
    const to = at + runs.length;
    if (!runs.isPacked) {
      const value = entries[runs.value]!;
      if (runs.length < LONG_RUN) for (let i = at; i < to; i++) out[i] = value;
      else out.fill(value, at, to);
    } else if (isInReach(runs, view)) {
      let greatest = 0;
      for (let i = at, bit = 0; i < to; i++, bit += runs.width) {
        const index = (view.getInt32(runs.at + (bit >>> 3), true) >>> (bit & 7)) & mask;
        if (index > greatest) greatest = index;
        out[i] = entries[index]!;
      }
      checkBelow(greatest, size);
    } else {
      const indices = packedIndices(block, runs, size);
      for (let i = 0; i < indices.length; i++) out[at + i] = entries[indices[i]!]!;
    }
    at = to;
  }
}

/** Whether the packed values of the run can be read by words that lie inside of the view. */
function isInReach(runs: HybridRuns, view: DataView): boolean {
  const { width, at, length } = runs;
  return width <= IN_ONE_WORD && at + ((length * width) >>> 3) + 4 <= view.byteLength;
}

function packedIndices(block: Block, runs: HybridRuns, size: number): Int32Array {
  const indices = new Int32Array(runs.length);
  unpackBits(block, runs.at, runs.width, indices, 0, runs.length);
  checkBelow(greatestOf(indices, 0, runs.length), size);
  return indices;
}

function greatestOf(values: Int32Array, from: number, to: number): number {
  let greatest = 0;
  // Values of 32 bits wrap to negative.
  for (let i = from; i < to; i++) {
    const value = values[i]! >>> 0;
    if (value > greatest) greatest = value;
  }
  return greatest;
}

function greatestByte(values: Uint8Array, from: number, to: number): number {
  let greatest = 0;
  for (let i = from; i < to; i++) if (values[i]! > greatest) greatest = values[i]!;
  return greatest;
}

import type { CodeColumn } from "../column.js";
import { finishCodes, NULL_CODE } from "./codes.js";

/**
 * Numbers distinct 64-bit values without making a BigInt a row: an open-addressing table over their low and high
 * words. Ids are given in order of appearance.
 */
class WordPairTable {
  private lows = new Int32Array(1024);
  private highs = new Int32Array(1024);
  private slots = new Int32Array(2048);
  size = 0;

  idOf(low: number, high: number): number {
    const mask = this.slots.length - 1;
    let slot = mix(low, high) & mask;
    // slot stays below slots.length, id - 1 below size: both arrays hold it.
    for (let id = this.slots[slot]!; id !== 0; id = this.slots[slot]!) {
      if (this.lows[id - 1] === low && this.highs[id - 1] === high) return id - 1;
      slot = (slot + 1) & mask;
    }
    if (this.size === this.lows.length) {
      this.grow();
      return this.idOf(low, high);
    }
    this.lows[this.size] = low;
    this.highs[this.size] = high;
    this.slots[slot] = ++this.size;
    return this.size - 1;
  }

  /** Distinct values ascending, and the rank of each id among them. */
  sorted(isUnsigned: boolean): { values: bigint[]; rankOf: Int32Array } {
    const words = new Int32Array(this.size * 2);
    for (let id = 0; id < this.size; id++) {
      words[2 * id] = this.lows[id]!;
      words[2 * id + 1] = this.highs[id]!;
    }
    const values = isUnsigned ? new BigUint64Array(words.buffer) : new BigInt64Array(words.buffer);
    values.sort();
    const rankOf = new Int32Array(this.size);
    for (let rank = 0; rank < this.size; rank++)
      rankOf[this.idOf(words[2 * rank]!, words[2 * rank + 1]!)] = rank;
    return { values: Array.from<bigint>(values), rankOf };
  }

  private grow(): void {
    const { lows, highs } = this;
    this.lows = new Int32Array(lows.length * 2);
    this.highs = new Int32Array(lows.length * 2);
    this.slots = new Int32Array(lows.length * 4);
    this.size = 0;
    for (let i = 0; i < lows.length; i++) this.idOf(lows[i]!, highs[i]!);
  }
}

/** A code column over 64-bit values given as words (low, high a row), codes in order of value. */
export function codesOfWords(
  words: Int32Array,
  validity: Uint8Array | null,
  isUnsigned: boolean,
): Pick<CodeColumn, "codes" | "hasNulls" | "dictionary"> {
  const table = new WordPairTable();
  const codes = new Int32Array(words.length / 2);
  for (let row = 0; row < codes.length; row++)
    codes[row] =
      validity !== null && validity[row] === 0 ? NULL_CODE : table.idOf(words[2 * row]!, words[2 * row + 1]!);
  const { values, rankOf } = table.sorted(isUnsigned);
  for (let row = 0; row < codes.length; row++)
    if (codes[row] !== NULL_CODE) codes[row] = rankOf[codes[row]!]!;
  return { ...finishCodes(codes, values.length), dictionary: values };
}

function mix(low: number, high: number): number {
  let hash = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca77);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

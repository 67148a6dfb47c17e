import { hashKey, type Key } from "./value-hash.js";

const INDEX_BITS = 14;
const REGISTERS = 1 << INDEX_BITS;
const BIAS = 0.7213 / (1 + 1.079 / REGISTERS);

/**
 * Estimates how many distinct keys were added, within about 2 % (standard error 0.8 %), in 16 KiB whatever their number.
 * Source: HyperLogLog (Flajolet, Fusy, Gandouet, Meunier 2007), with linear counting for small numbers.
 */
export class DistinctSketch {
  readonly #registers = new Uint8Array(REGISTERS);

  add(key: Key): void {
    const [high, low] = hashKey(key);
    const index = high >>> (32 - INDEX_BITS);
    const rank = Math.clz32(low) + 1;
    if (rank > this.#registers[index]!) this.#registers[index] = rank;
  }

  /** Afterwards this sketch is that of both sets of keys together. */
  merge(other: DistinctSketch): void {
    for (const [index, rank] of other.#registers.entries()) {
      if (rank > this.#registers[index]!) this.#registers[index] = rank;
    }
  }

  /** Estimated number of distinct keys. */
  estimate(): number {
    let empty = 0;
    let sum = 0;
    for (const rank of this.#registers) {
      if (rank === 0) empty++;
      sum += 2 ** -rank;
    }
    const raw = (BIAS * REGISTERS * REGISTERS) / sum;
    const isSmall = raw <= 2.5 * REGISTERS && empty > 0;
    return Math.round(isSmall ? REGISTERS * Math.log(REGISTERS / empty) : raw);
  }
}

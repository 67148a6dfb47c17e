import { FLOAT, INT } from "../../../types.js";
import type { NumberColumn } from "../../column.js";
import type { Block } from "./block.js";
import { IntTarget } from "./int-target.js";
import type { Target } from "./target.js";

/** 10^22 is the last power of ten that float64 holds exactly. */
export const GREATEST_SCALE = 22;

/** Decimals with a fraction that are stored as ints, as the nearest float64: each is rounded once. */
export class DecimalTarget implements Target {
  private readonly unscaled: IntTarget;

  /** `scale` must be GREATEST_SCALE at most. */
  constructor(
    bits: 32 | 64,
    private readonly scale: number,
    rowCount: number,
  ) {
    this.unscaled = new IntTarget(INT, { bits, isUnsigned: false, factor: 1 }, rowCount);
  }

  dictionary(block: Block, count: number): void {
    this.unscaled.dictionary(block, count);
  }

  decode(encoding: number, block: Block, from: number, count: number): void {
    this.unscaled.decode(encoding, block, from, count);
  }

  spread(from: number, levels: Uint8Array, present: number): void {
    this.unscaled.spread(from, levels, present);
  }

  finish(validity: Uint8Array | null): NumberColumn {
    const column = this.unscaled.finish(validity);
    const { length } = column;
    const values = new Float64Array(length);
    if (column.kind === "number") {
      const power = 10 ** this.scale;
      // Both sides of the division are exact. length is that of both arrays.
      for (let i = 0; i < length; i++) values[i] = column.values[i]! / power;
    } else {
      const quotients = column.dictionary.map((value) => Number(`${value}e-${this.scale}`));
      for (let i = 0; i < length; i++) values[i] = quotients[column.codes[i]!] ?? 0;
    }
    return { kind: "number", type: FLOAT, length, values, validity };
  }
}

import { BOOL } from "../../../types.js";
import type { NumberColumn } from "../../column.js";
import { type Block, checkSize, prefixed } from "./block.js";
import { PLAIN, RLE } from "./encodings.js";
import { fault, NotCovered } from "./fault.js";
import { readRuns } from "./levels.js";
import { spread } from "./spread.js";
import type { Target } from "./target.js";
import { unpackBytes } from "./unpack-bytes.js";

/** Booleans as bytes of 0 and 1. */
export class BoolTarget implements Target {
  private readonly values: Uint8Array;

  constructor(rowCount: number) {
    this.values = new Uint8Array(rowCount);
  }

  dictionary(): void {
    fault("a dictionary of booleans");
  }

  decode(encoding: number, block: Block, from: number, count: number): void {
    if (encoding === PLAIN) {
      checkSize(block, Math.ceil(count / 8));
      unpackBytes(block, block.at, 1, this.values, from, count);
    } else if (encoding !== RLE) throw new NotCovered();
    else {
      // The same form as definition levels, of which null means that all are 1.
      const { levels } = readRuns(prefixed(block).head, count);
      if (levels === null) this.values.fill(1, from, from + count);
      else this.values.set(levels, from);
    }
  }

  spread(from: number, levels: Uint8Array, present: number): void {
    spread(this.values, from, levels, present);
  }

  finish(validity: Uint8Array | null): NumberColumn {
    return { kind: "number", type: BOOL, length: this.values.length, values: this.values, validity };
  }
}

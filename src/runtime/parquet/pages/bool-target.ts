import { BOOL } from "../../../types.js";
import type { NumberColumn } from "../../column.js";
import { unpackBits } from "../../columns/validity.js";
import { type Block, checkSize, prefixed } from "./block.js";
import { PLAIN, RLE } from "./encodings.js";
import { fault, NotCovered } from "./fault.js";
import { readRuns } from "./levels.js";
import { spread } from "./spread.js";
import type { Target } from "./target.js";

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
    const out = this.values.subarray(from, from + count);
    if (encoding === PLAIN) {
      checkSize(block, Math.ceil(count / 8));
      unpackBits(block.bytes.subarray(block.at), 0, out);
    } else if (encoding !== RLE) throw new NotCovered();
    else {
      // The same form as definition levels, of which null means that all are 1.
      const { levels } = readRuns(prefixed(block).head, count);
      if (levels === null) out.fill(1);
      else out.set(levels);
    }
  }

  spread(from: number, levels: Uint8Array, present: number): void {
    spread(this.values, from, levels, present);
  }

  finish(validity: Uint8Array | null): NumberColumn {
    return { kind: "number", type: BOOL, length: this.values.length, values: this.values, validity };
  }
}

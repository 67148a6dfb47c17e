import { type Block, skip } from "./block.js";
import { readHybrid } from "./hybrid.js";

/** Decodes pages of dictionary indices into an array that is used again for every page. */
export class IndexReader {
  private indices = new Int32Array(0);

  /** `count` indices below `size`, valid until the next call. Faults: too few, or one out of range. */
  read(block: Block, count: number, size: number): Int32Array {
    if (this.indices.length < count) this.indices = new Int32Array(count);
    if (count === 0) return this.indices;
    const values = skip(block, 1);
    readHybrid(values, block.bytes[block.at] ?? 0, size, this.indices, count);
    return this.indices;
  }
}

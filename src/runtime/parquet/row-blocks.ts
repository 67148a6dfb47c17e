/** Rows of a block, as a power of two. */
const BLOCK_BITS = 10;

/** Which blocks of rows somebody looks at. Rows of the others may be left unread, and hold anything then. */
export class RowBlocks {
  private readonly marks: Uint8Array;

  constructor(rowCount: number) {
    this.marks = new Uint8Array(Math.ceil(rowCount / 2 ** BLOCK_BITS));
  }

  /** Blocks that hold any of the rows, in any order. */
  static of(rows: Int32Array, rowCount: number): RowBlocks {
    const blocks = new RowBlocks(rowCount);
    // Every row is below rowCount.
    for (let at = 0; at < rows.length; at++) blocks.marks[rows[at]! >>> BLOCK_BITS] = 1;
    return blocks;
  }

  /** Share of the blocks that are looked at, 0 to 1. */
  get share(): number {
    const { length } = this.marks;
    return length === 0 ? 0 : this.marks.reduce((sum, mark) => sum + mark, 0) / length;
  }

  /** Whether any of the rows from `start` up to `end` may be looked at. */
  touches(start: number, end: number): boolean {
    if (end <= start) return false;
    const last = (end - 1) >>> BLOCK_BITS;
    const first = this.marks.indexOf(1, start >>> BLOCK_BITS);
    return first >= 0 && first <= last;
  }
}

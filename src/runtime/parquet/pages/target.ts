import type { Column } from "../../column.js";
import type { Block } from "./block.js";

/**
 * Collects the values of one column, page by page, into one array over all rows. Methods fault on pages that
 * contradict themselves and refuse (NotCovered) encodings that they do not know.
 */
export interface Target {
  /** Takes the dictionary of the chunk whose pages follow: `count` plain values. */
  dictionary(block: Block, count: number): void;
  /** Decodes `count` values to the rows from `from` on, close together. */
  decode(encoding: number, block: Block, from: number, count: number): void;
  /** Moves the values just decoded to their rows; see `spread`. */
  spread(from: number, levels: Uint8Array, present: number): void;
  /** The column; `validity` has a byte a row, or is null when every row has a value. */
  finish(validity: Uint8Array | null): Column;
}

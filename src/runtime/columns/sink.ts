import type { Column } from "../column.js";
import type { ArrowArray } from "./arrow-array.js";

/**
 * Collects the arrays of one column, row group by row group, and makes the column of them. The arrays given must not
 * have more rows than the sink was made for; their memory is not kept.
 */
export interface Sink<C extends Column = Column> {
  append(array: ArrowArray): void;
  finish(): C;
}

/** Whose values a sink collects, for its errors. */
export interface Source {
  readonly path: string;
  readonly column: string;
}

import type { Layout } from "../../planner/catalog.js";
import type { Block } from "./block.js";
import type { PartKey } from "./part-key.js";

/** What a thread gets to answer for a part from the store. Plain data: buffers are shared, not copied. */
export interface StoreTask {
  readonly key: PartKey;
  /** What the file says of the order of its rows. */
  readonly layout: Layout;
  /** Blocks of the part that are in memory. */
  readonly blocks: readonly Block[];
  /** Where files of the store are; null without a disk. */
  readonly directory: string | null;
}

/** Where a block came from; `made`: from other blocks. */
export type BlockOrigin = "parquet" | "disk" | "made";

/** A block that was not in memory before. */
export interface LoadedBlock {
  readonly block: Block;
  readonly origin: BlockOrigin;
}

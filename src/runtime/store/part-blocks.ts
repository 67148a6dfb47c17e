import type { Column } from "../column.js";
import type { DataSource } from "../report.js";
import type { CodeIndex } from "../strategy/code-index.js";
import { findTies } from "../strategy/ties.js";
import { packArrays, requireArray } from "./arrays.js";
import type { Block, BlockName } from "./block.js";
import { openColumn, packColumn } from "./column-block.js";
import { readStored } from "./disk.js";
import { openIndex, packIndex } from "./index-block.js";
import { keyText } from "./part-key.js";
import type { BlockOrigin, LoadedBlock, StoreTask } from "./task.js";

/** What is known of the rows of a part without opening its file. */
export interface StoredRuns {
  readonly runs: Int32Array;
  readonly rowCount: number;
  readonly rowGroups: number;
  readonly isReordered: boolean;
}

/** The blocks of one part as one task sees them: in memory, else on disk, else those that it makes. */
export class PartBlocks {
  readonly loaded: LoadedBlock[] = [];
  private readonly key: string;
  private readonly blocks: Map<BlockName, Block>;

  constructor(private readonly task: StoreTask) {
    this.key = keyText(task.key);
    this.blocks = new Map(task.blocks.map((block) => [block.name, block]));
  }

  /** The slowest source that a block came from so far. */
  get source(): DataSource {
    if (this.loaded.some(({ origin }) => origin === "parquet")) return "parquet";
    return this.loaded.some(({ origin }) => origin === "disk") ? "disk" : "memory";
  }

  /** Columns by name, those that are there; a block that does not fit `length` rows counts as missing. */
  async columns(names: readonly string[], length: number): Promise<ReadonlyMap<string, Column>> {
    const found = await Promise.all(names.map((name) => this.column(`column:${name}`)));
    const columns = new Map<string, Column>();
    names.forEach((name, at) => {
      const column = found[at];
      if (column?.length === length) columns.set(name, column);
    });
    return columns;
  }

  async column(name: BlockName): Promise<Column | null> {
    const block = await this.get(name);
    return block === null ? null : openColumn(block);
  }

  async runs(): Promise<StoredRuns | null> {
    const block = await this.get("runs");
    if (block?.content.kind !== "runs") return null;
    const { rowCount, rowGroups, isReordered } = block.content;
    return { runs: requireArray(block, "runs", "i32"), rowCount, rowGroups, isReordered };
  }

  /**
   * The index of a column; made from it when it is there and the index is not. null when there is neither, or too many values.
   */
  async index(name: string, runs: Int32Array): Promise<CodeIndex | null> {
    const block = (await this.get(`index:${name}`)) ?? (await this.makeIndex(name, runs));
    const index = block === null ? null : openIndex(block);
    return index?.userCount === runs.length - 1 ? index : null;
  }

  private async makeIndex(name: string, runs: Int32Array): Promise<Block | null> {
    const column = await this.column(`column:${name}`);
    if (column === null || column.length !== runs.at(-1)) return null;
    return this.add(`index:${name}`, packIndex(column, runs), "made");
  }

  /** Ties of rows in time (see KernelInput); made from the time column when that is there; null otherwise, and when some time is. */
  async ties(runs: Int32Array): Promise<Int32Array | null> {
    const block = (await this.get("ties")) ?? (await this.makeTies(runs));
    const isWhole = block?.content.kind === "ties" && block.content.rowCount === runs.at(-1);
    return isWhole ? requireArray(block, "bits", "i32") : null;
  }

  private async makeTies(runs: Int32Array): Promise<Block | null> {
    const { time } = this.task.key;
    const column = await this.column(`column:${time}`);
    if (column === null || column.length !== runs.at(-1)) return null;
    const bits = findTies(column, runs);
    if (bits === null) return null;
    const content = { kind: "ties", rowCount: column.length } as const;
    return this.add("ties", { content, ...packArrays(new Map([["bits", bits]])) }, "made");
  }

  async order(): Promise<Int32Array | null> {
    const block = await this.get("order");
    return block === null ? null : requireArray(block, "order", "i32");
  }

  async has(name: BlockName): Promise<boolean> {
    return (await this.get(name)) !== null;
  }

  /** Keeps a column in run order; gives it as the view that later runs will have. */
  addColumn(name: BlockName, column: Column): Column {
    return openColumn(this.add(name, packColumn(column)));
  }

  add(
    name: BlockName,
    packed: Pick<Block, "content" | "arrays" | "buffer">,
    origin: BlockOrigin = "parquet",
  ): Block {
    const block = { key: this.key, name, ...packed };
    this.blocks.set(name, block);
    this.loaded.push({ block, origin });
    return block;
  }

  private async get(name: BlockName): Promise<Block | null> {
    const known = this.blocks.get(name);
    if (known !== undefined) return known;
    const { directory } = this.task;
    const block = directory === null ? null : await readStored(directory, this.key, name);
    if (block === null) return null;
    this.blocks.set(name, block);
    this.loaded.push({ block, origin: "disk" });
    return block;
  }
}

import { type Block, type BlockName, blockBytes } from "./block.js";

interface Entry {
  readonly block: Block;
  /** The run that used it last. */
  run: number;
  pins: number;
}

/**
 * Blocks in memory under a budget, least recently used first to go. Blocks that the present run has used stay, as do
 * pinned ones: a run over more data than fits then finds the same share of it each time, instead of nothing.
 */
export class BlockMemory {
  /** By part key, then name; latest used part last. */
  private readonly parts = new Map<string, Map<BlockName, Entry>>();
  private run = 0;
  private held = 0;

  constructor(public budgetBytes: number) {}

  /** Bytes of all blocks. */
  get bytes(): number {
    return this.held;
  }

  /** From here on, blocks of earlier runs may give way. */
  startRun(): void {
    this.run++;
  }

  /** The blocks of a part among `names`, pinned until `release` gets them back. */
  acquire(key: string, names: Iterable<BlockName>): readonly Block[] {
    const part = this.parts.get(key);
    if (part === undefined) return [];
    this.parts.delete(key);
    this.parts.set(key, part);
    const blocks: Block[] = [];
    for (const name of names) {
      const entry = part.get(name);
      if (entry === undefined) continue;
      entry.pins++;
      entry.run = this.run;
      blocks.push(entry.block);
    }
    return blocks;
  }

  release(blocks: readonly Block[]): void {
    for (const { key, name } of blocks) {
      const entry = this.parts.get(key)?.get(name);
      if (entry !== undefined) entry.pins--;
    }
  }

  /** Keeps a block if there is room, or what gives way makes it; the first one of a name stays. */
  keep(block: Block): boolean {
    const bytes = blockBytes(block);
    if (this.parts.get(block.key)?.has(block.name)) return true;
    if (bytes > this.budgetBytes) return false;
    if (this.held + bytes > this.budgetBytes) this.evict(this.budgetBytes - bytes);
    if (this.held + bytes > this.budgetBytes) return false;
    const part = this.parts.get(block.key) ?? new Map<BlockName, Entry>();
    part.set(block.name, { block, run: this.run, pins: 0 });
    this.parts.set(block.key, part);
    this.held += bytes;
    return true;
  }

  private evict(wanted: number): void {
    for (const [key, part] of this.parts)
      for (const [name, { block, run, pins }] of part) {
        if (this.held <= wanted) return;
        if (pins === 0 && run < this.run) this.remove(key, part, name, block);
      }
  }

  private remove(key: string, part: Map<BlockName, Entry>, name: BlockName, block: Block): void {
    part.delete(name);
    if (part.size === 0) this.parts.delete(key);
    this.held -= blockBytes(block);
  }
}

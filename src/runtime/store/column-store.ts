import { createHash } from "node:crypto";
import { problem } from "../../errors/index.js";
import type { Dataset, DatasetInfo, Part } from "../../planner/catalog.js";
import { type Block, type BlockName, blockBytes } from "./block.js";
import { DiskWriter } from "./disk.js";
import { BlockMemory } from "./memory.js";
import { keyText, partKey } from "./part-key.js";
import type { LoadedBlock, StoreTask } from "./task.js";

/** Where the store keeps columns, and how much of them. */
export interface StoreSettings {
  /** Folder of the files; made when the first one is written. */
  readonly directory: string;
  /** 0: nothing is kept in memory beyond a run. */
  readonly memoryBytes: number;
  /** 0: no files are read or written. */
  readonly diskBytes: number;
}

/** Blocks that wait for the disk hold memory: from this many bytes on, tasks wait for the writer. */
const MOST_WAITING_BYTES = 512 * 2 ** 20;

/**
 * Decoded columns of parts in run order, kept in memory that all threads share and in files. One a process and folder: the
 * calling thread registers what the threads made. Files are written once a run is over, or when too much waits.
 */
export class ColumnStore {
  private readonly memory: BlockMemory;
  private readonly disk: DiskWriter | null;
  private readonly warnings: string[] = [];
  private readonly waiting = new Map<string, Block>();
  private waitingBytes = 0;
  private writing: Promise<void> | null = null;
  private isDiskUsable = true;
  private activeRuns = 0;
  private readonly disjoint = new Set<string>();
  private aborter = new AbortController();

  private readonly directory: string;

  constructor(settings: StoreSettings) {
    this.directory = settings.directory;
    this.memory = new BlockMemory(settings.memoryBytes);
    this.disk = settings.diskBytes > 0 ? new DiskWriter(settings.directory, settings.diskBytes) : null;
  }

  /** Other budgets from here on: the defaults follow the machine. */
  resize({ memoryBytes, diskBytes }: Pick<StoreSettings, "memoryBytes" | "diskBytes">): void {
    this.memory.budgetBytes = memoryBytes;
    if (this.disk !== null) this.disk.budgetBytes = diskBytes;
  }

  /** Announces a run; `endRun` must follow. */
  startRun(): void {
    this.activeRuns++;
    this.memory.startRun();
  }

  /** Starts to write what the run made, when no other run is on. */
  endRun(): void {
    this.activeRuns--;
    if (this.activeRuns === 0) this.startWriting();
  }

  /** What a thread needs for a part of which a plan wants `columns`. Blocks are pinned until `settle`. */
  taskFor(part: Part, info: DatasetInfo, columns: readonly string[]): StoreTask {
    const key = partKey(part, info);
    const names: BlockName[] = ["runs", "order", "ids", "ties"];
    for (const name of columns) names.push(`column:${name}`, `index:${name}`, `wanted:${name}`);
    return {
      key,
      layout: info.layout,
      blocks: this.memory.acquire(keyText(key), names),
      directory: this.disk === null ? null : this.directory,
    };
  }

  /** Whether a run has found before that no user is in two parts of this dataset, as its files are now. */
  isDisjoint(dataset: Dataset): boolean {
    return this.disjoint.has(partsText(dataset));
  }

  noteDisjoint(dataset: Dataset): void {
    this.disjoint.add(partsText(dataset));
  }

  /** Takes the blocks of a task back, and those that it loaded. Waits when the disk lags behind. */
  async settle(task: StoreTask, loaded: readonly LoadedBlock[]): Promise<void> {
    for (const { block, origin } of loaded) {
      this.memory.keep(block);
      if (origin !== "disk") this.enqueue(block);
    }
    this.memory.release(task.blocks);
    if (this.waitingBytes > MOST_WAITING_BYTES) await this.startWriting();
  }

  /** What the user should know, once. */
  takeWarnings(): readonly string[] {
    return this.warnings.splice(0);
  }

  /** Resolves when everything is on disk, or given up at the signal. */
  async flush(signal?: AbortSignal): Promise<void> {
    const abort = (): void => this.aborter.abort();
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort, { once: true });
    await this.startWriting();
    signal?.removeEventListener("abort", abort);
    if (this.aborter.signal.aborted) this.aborter = new AbortController();
  }

  private enqueue(block: Block): void {
    const id = JSON.stringify([block.key, block.name]);
    if (this.disk === null || !this.isDiskUsable || this.waiting.has(id)) return;
    this.waiting.set(id, block);
    this.waitingBytes += blockBytes(block);
  }

  private startWriting(): Promise<void> {
    this.writing ??= this.writeAll().finally(() => {
      this.writing = null;
    });
    return this.writing;
  }

  private async writeAll(): Promise<void> {
    for (const [id, block] of this.waiting) {
      if (this.isDiskUsable && !this.aborter.signal.aborted) await this.writeOne(block);
      this.waiting.delete(id);
      this.waitingBytes -= blockBytes(block);
    }
  }

  private async writeOne(block: Block): Promise<void> {
    try {
      await this.disk?.write(block, this.aborter.signal);
    } catch (error) {
      if (this.aborter.signal.aborted) return;
      this.isDiskUsable = false;
      const reason = error instanceof Error ? error.message : String(error);
      this.warnings.push(problem("store-unwritable", { directory: this.directory, reason }).message);
    }
  }
}

/** The parts of a dataset as a text of fixed length. */
function partsText({ parts, info }: Dataset): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(keyText(partKey(part, info)));
  return hash.digest("hex");
}

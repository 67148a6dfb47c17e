import { constants } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Block, BlockName } from "./block.js";
import { readBlock, writeBlock } from "./block-file.js";
import { blockFileName } from "./part-key.js";

/** Access is noted by the time of modification, this often at most. */
const TOUCH_MS = 60_000;
/** Older temporary files belong to a process that is gone. */
const STALE_MS = 3_600_000;
/** Eviction goes on to this share of the budget, so that it does not run at every write. */
const EVICT_TO = 0.9;

/** A file of the store. */
export interface StoredFile {
  readonly path: string;
  readonly bytes: number;
  /** Unix time in ms of the last use, to the minute. */
  readonly usedMs: number;
}

/**
 * The block in a file of the store; null when there is none. A file that is torn, damaged or of another key is removed.
 * Any thread and process may read and write at once, as files appear whole and are never changed.
 */
export async function readStored(directory: string, key: string, name: BlockName): Promise<Block | null> {
  const path = join(directory, blockFileName(key, name));
  let handle: FileHandle;
  try {
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch {
    return null;
  }
  try {
    const block = await readBlock(handle);
    if (block?.key === key && block.name === name) {
      await touch(handle);
      return block;
    }
  } catch {
    // What cannot be read is read from Parquet again, as after any other damage.
  } finally {
    await handle.close();
  }
  await rm(path, { force: true }).catch(() => undefined);
  return null;
}

async function touch(handle: FileHandle): Promise<void> {
  const now = Date.now();
  const { mtimeMs } = await handle.stat();
  if (Math.abs(now - mtimeMs) < TOUCH_MS) return;
  // In a directory that is only read, nothing is evicted either.
  await handle.utimes(now / 1000, now / 1000).catch(() => undefined);
}

/** The files of the store; temporary files that were left behind are removed. None when there is no such directory. */
export async function listStored(directory: string): Promise<readonly StoredFile[]> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const found = await Promise.all(
    names.map(async (name): Promise<StoredFile | null> => {
      const path = join(directory, name);
      // A file may vanish at any time: another process evicts as well.
      const info = await stat(path).catch(() => null);
      if (info === null || !info.isFile()) return null;
      const isTemporary = name.endsWith(".tmp");
      if (isTemporary && Date.now() - info.mtimeMs > STALE_MS) await removeStored(path);
      return isTemporary || name.endsWith(".columns")
        ? { path, bytes: info.size, usedMs: info.mtimeMs }
        : null;
    }),
  );
  return found.filter((file) => file !== null);
}

/** Removes a file of the store, if it is still there. */
export async function removeStored(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
}

/** Writes blocks under a budget of bytes; one writer a process. */
export class DiskWriter {
  private readonly startMs = Date.now();
  /** Bytes that may be written before the directory is looked at again: other processes write as well. */
  private allowance = 0;
  private serial = 0;

  constructor(
    private readonly directory: string,
    public budgetBytes: number,
  ) {}

  /**
   * Writes a block to a temporary file, syncs and renames it. What was not used for a minute gives way; false when that is not
   * room enough. Errors: those of the file system; AbortError.
   */
  async write(block: Block, signal?: AbortSignal): Promise<boolean> {
    const { directory } = this;
    await mkdir(directory, { recursive: true });
    const bytes = block.buffer.byteLength + 4096;
    if (!(await this.makeRoom(bytes))) return false;
    const path = join(directory, blockFileName(block.key, block.name));
    const temporary = `${path}.${process.pid}-${Date.now()}-${this.serial++}.tmp`;
    try {
      const handle = await open(temporary, "wx");
      try {
        await writeBlock(handle, block, signal);
      } finally {
        await handle.close();
      }
      signal?.throwIfAborted();
      await rename(temporary, path);
    } catch (error) {
      await removeStored(temporary);
      throw error;
    }
    this.allowance -= bytes;
    return true;
  }

  private async makeRoom(bytes: number): Promise<boolean> {
    const { directory, budgetBytes, startMs } = this;
    if (bytes <= this.allowance) return true;
    const files = [...(await listStored(directory))].sort((a, b) => a.usedMs - b.usedMs);
    let used = files.reduce((sum, file) => sum + file.bytes, 0);
    if (used + bytes > budgetBytes) {
      const wanted = Math.max(0, Math.min(budgetBytes * EVICT_TO, budgetBytes - bytes));
      for (const file of files) {
        // What this process uses now stays, else parts would push out each other at every run.
        if (used <= wanted || file.usedMs >= startMs - TOUCH_MS) break;
        await removeStored(file.path);
        used -= file.bytes;
      }
    }
    this.allowance = Math.max(bytes, Math.min(budgetBytes - used, budgetBytes / 16));
    return used + bytes <= budgetBytes;
  }
}

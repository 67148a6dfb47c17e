import { existsSync, statfsSync } from "node:fs";
import { totalmem } from "node:os";
import { dirname } from "node:path";

const MB = 2 ** 20;

/** Megabytes of memory for decoded columns: a quarter of what the process may use, 16 GB at most. */
export function defaultMemoryMb(): number {
  memoryMb ??= quarterOfMemory();
  return memoryMb;
}

/** Asked once a process: the answer is in files of the kernel, and every query wants it. */
let memoryMb: number | null = null;

function quarterOfMemory(): number {
  // 0 or beyond the machine's memory where no limit is set.
  const limit = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  return Math.floor(Math.min(Math.min(totalmem(), limit) / 4, 16 * 1024 * MB) / MB);
}

/** Megabytes of disk for decoded columns: a tenth of what is free where `folder` is, 20 GB at most; 1 GB where that cannot be told. */
export function defaultCacheMb(folder: string): number {
  let present = folder;
  while (!existsSync(present) && dirname(present) !== present) present = dirname(present);
  try {
    const { bavail, bsize } = statfsSync(present);
    return Math.floor(Math.min((bavail * bsize) / 10, 20 * 1024 * MB) / MB);
  } catch {
    return 1024;
  }
}

import { randomUUID } from "node:crypto";
import { accessSync, type BigIntStats, constants, statSync } from "node:fs";
import { type FileHandle, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { FrocketError, fail } from "../errors/index.js";
import { fileProblem } from "./file-errors.js";
import { globFiles } from "./glob.js";
import { isGlob } from "./glob-pattern.js";
import { localPath } from "./local-path.js";
import type { FileIdentity, Store } from "./store.js";

/**
 * The local file system as a store. Paths are plain or `file:` URIs. A file is identified by size and
 * modification time in nanoseconds; a pinned read compares both before and after.
 * Listing a missing plain path is `file-missing`; a directory or glob without a match gives an empty list.
 * Writing makes missing directories, syncs to disk and renames, so that readers see the old file or the new.
 */
export function localStore(): Store {
  return LOCAL;
}

const LOCAL: Store = { identify, read, list, write };

/** Every query identifies every part: at once in a few microseconds, through promises in a hundred. */
async function identify(path: string): Promise<FileIdentity> {
  const local = localPath(path);
  try {
    accessSync(local, constants.R_OK);
    return identityOf(statSync(local, { bigint: true }), path);
  } catch (cause) {
    throw cause instanceof FrocketError ? cause : fileProblem(cause, path, "read");
  }
}

async function read(path: string, start: number, end: number, pinned?: FileIdentity): Promise<Uint8Array> {
  const handle = await openFile(path);
  try {
    await checkPinned(handle, path, pinned);
    // Every byte is read or the whole is dropped: memory need not be cleared first.
    const bytes = new Uint8Array(Buffer.allocUnsafeSlow(Math.max(0, end - start)).buffer);
    let found = 0;
    while (found < bytes.length) {
      const { bytesRead } = await handle.read(bytes, found, bytes.length - found, start + found);
      if (bytesRead === 0) break;
      found += bytesRead;
    }
    await checkPinned(handle, path, pinned);
    return found === bytes.length ? bytes : fail("file-short", { path, start, end, found });
  } catch (cause) {
    throw cause instanceof FrocketError ? cause : fileProblem(cause, path, "read");
  } finally {
    await handle.close();
  }
}

async function list(pattern: string): Promise<readonly string[]> {
  const path = localPath(pattern);
  const info = await stat(path).catch((cause: unknown) => fileProblem(cause, path, "read"));
  if (info instanceof FrocketError) {
    if (info.code === "file-missing" && isGlob(path)) return globFiles(path);
    throw info;
  }
  return info.isDirectory() ? globFiles(join(escapeGlob(path), "*.parquet")) : [path];
}

/** A directory may be named like a glob: every special character becomes a set of one. */
function escapeGlob(path: string): string {
  return path.replace(/[*?[{]/g, "[$&]");
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  const target = localPath(path);
  const directory = dirname(target);
  const temporary = join(directory, `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    await mkdir(directory, { recursive: true });
    const handle = await open(temporary, "wx");
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
    await syncDirectory(directory);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw fileProblem(cause, target, "write");
  }
}

/** Makes the rename itself durable; file systems that cannot sync a directory are left as they are. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, "r");
  try {
    await handle.sync().catch(() => undefined);
  } finally {
    await handle.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for a writer.
    return await open(localPath(path), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (cause) {
    throw cause instanceof FrocketError ? cause : fileProblem(cause, path, "read");
  }
}

function identityOf(info: BigIntStats, path: string): FileIdentity {
  if (info.isDirectory()) fail("file-unreadable", { path, reason: "it is a directory" });
  if (!info.isFile()) fail("file-unreadable", { path, reason: "it is not a regular file" });
  return { size: Number(info.size), version: String(info.mtimeNs) };
}

async function checkPinned(
  handle: FileHandle,
  path: string,
  pinned: FileIdentity | undefined,
): Promise<void> {
  if (pinned === undefined) return;
  const { size, version } = identityOf(await handle.stat({ bigint: true }), path);
  if (size !== pinned.size || version !== pinned.version) fail("file-changed", { path });
}

import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import type { Block } from "./block.js";
import { checksum } from "./checksum.js";

/*
 * 0   "FRCOLUMN"
 * 8   format version, length of the header text                 u32, little endian
 * 16  SHA-256 of the header text, first 16 bytes
 * 32  header: JSON, padded with spaces to a multiple of 64 with all before it
 *     the block's buffer, as it is in memory
 *     checksum of the buffer, u32; "COLUMNEND." and two zero bytes
 */
const MAGIC = Buffer.from("FRCOLUMN");
const END = Buffer.from("COLUMNEND.\0\0");
const FORMAT_VERSION = 1;
const PREFIX_BYTES = 32;
const TRAILER_BYTES = 4 + END.length;
const ALIGNMENT = 64;
/** One read of this many bytes holds every header but those of very long paths. */
const FIRST_READ = 4096;
const MOST_HEADER_BYTES = 1024 * 1024;

/** A block without its bytes, as the header of its file tells. */
export type BlockHeader = Omit<Block, "buffer"> & { readonly byteLength: number };

/** Writes a block to an open file and syncs it. Errors: those of the file system; AbortError. */
export async function writeBlock(
  handle: FileHandle,
  block: Block,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { buffer, ...rest } = block;
  const trailer = Buffer.alloc(TRAILER_BYTES);
  trailer.writeUInt32LE(checksum(buffer));
  END.copy(trailer, 4);
  await writeAll(handle, headerBytes({ ...rest, byteLength: buffer.byteLength }), signal);
  await writeAll(handle, new Uint8Array(buffer), signal);
  await writeAll(handle, trailer, signal);
  await handle.sync();
}

const WRITE_BYTES = 8 * 2 ** 20;

/** In pieces, so that a signal is heard in between. */
async function writeAll(
  handle: FileHandle,
  bytes: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    signal?.throwIfAborted();
    const { bytesWritten } = await handle.write(bytes, at, Math.min(WRITE_BYTES, bytes.length - at));
    at += bytesWritten;
  }
}

/** Reads a whole block file; null when it is not one, torn or damaged. Errors: those of the file system, RangeError. */
export async function readBlock(handle: FileHandle): Promise<Block | null> {
  const found = await readHeaderAt(handle);
  if (found === null) return null;
  const { header, dataStart } = found;
  const { byteLength, ...rest } = header;
  const buffer = new SharedArrayBuffer(byteLength);
  const bytes = new Uint8Array(buffer);
  const trailer = Buffer.alloc(TRAILER_BYTES);
  if (!(await readFully(handle, bytes, dataStart))) return null;
  if (!(await readFully(handle, trailer, dataStart + byteLength))) return null;
  if (!END.equals(trailer.subarray(4)) || trailer.readUInt32LE() !== checksum(buffer)) return null;
  return { ...rest, buffer };
}

/** The header of a file; null when it is not a whole block file. */
export async function readHeader(path: string): Promise<BlockHeader | null> {
  const handle = await open(path, "r");
  try {
    return (await readHeaderAt(handle))?.header ?? null;
  } finally {
    await handle.close();
  }
}

function headerBytes(header: BlockHeader): Buffer {
  const text = Buffer.from(JSON.stringify(header));
  const length = Math.ceil((PREFIX_BYTES + text.length) / ALIGNMENT) * ALIGNMENT - PREFIX_BYTES;
  const padded = Buffer.alloc(length, " ");
  text.copy(padded);
  const prefix = Buffer.alloc(PREFIX_BYTES);
  MAGIC.copy(prefix);
  prefix.writeUInt32LE(FORMAT_VERSION, 8);
  prefix.writeUInt32LE(length, 12);
  digest(padded).copy(prefix, 16);
  return Buffer.concat([prefix, padded]);
}

function digest(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest().subarray(0, 16);
}

async function readHeaderAt(
  handle: FileHandle,
): Promise<{ readonly header: BlockHeader; readonly dataStart: number } | null> {
  const { size } = await handle.stat();
  if (size < PREFIX_BYTES + TRAILER_BYTES) return null;
  let head = Buffer.alloc(Math.min(FIRST_READ, size));
  if (!(await readFully(handle, head, 0))) return null;
  if (!MAGIC.equals(head.subarray(0, 8)) || head.readUInt32LE(8) !== FORMAT_VERSION) return null;
  const dataStart = PREFIX_BYTES + head.readUInt32LE(12);
  if (dataStart > Math.min(size, MOST_HEADER_BYTES)) return null;
  if (dataStart > head.length) {
    head = Buffer.alloc(dataStart);
    if (!(await readFully(handle, head, 0))) return null;
  }
  const text = head.subarray(PREFIX_BYTES, dataStart);
  if (!digest(text).equals(head.subarray(16, PREFIX_BYTES))) return null;
  // The digest holds: these are the bytes that `headerBytes` made.
  const header = JSON.parse(text.toString()) as BlockHeader;
  return size === dataStart + header.byteLength + TRAILER_BYTES ? { header, dataStart } : null;
}

/** Fills `target`; false when the file ends before. */
async function readFully(handle: FileHandle, target: Uint8Array, position: number): Promise<boolean> {
  for (let at = 0; at < target.length; ) {
    const { bytesRead } = await handle.read(target, at, target.length - at, position + at);
    if (bytesRead === 0) return false;
    at += bytesRead;
  }
  return true;
}

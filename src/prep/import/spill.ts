import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { fail } from "../../errors/index.js";
import { NULL, RowFields } from "./field.js";

/**
 * Rows on their way from the inputs to the parts, in one temporary file. Each part has a buffer; a full one is appended
 * to the file as a chunk of that part, so memory is bounded by the buffers and a part's rows stay in input order.
 *
 *   row    line u32 | file u16 | field count u16 | field ...
 *   field  varint(byte length * 8 + tag) | bytes        (0 = null)
 */
export class Spill {
  private readonly descriptor: number;
  private readonly buffers: Uint8Array[];
  private readonly used: Int32Array;
  private readonly chunks: { offset: number; length: number }[][];
  private size = 0;
  /** Rows and bytes of each part so far. */
  readonly rows: Float64Array;
  readonly bytes: Float64Array;

  constructor(
    private readonly path: string,
    parts: number,
    private readonly bufferBytes: number,
  ) {
    this.descriptor = guarded(path, () => openSync(path, "wx+"));
    forgetName(path);
    this.buffers = Array.from({ length: parts }, () => new Uint8Array(0));
    this.used = new Int32Array(parts);
    this.chunks = Array.from({ length: parts }, () => []);
    this.rows = new Float64Array(parts);
    this.bytes = new Float64Array(parts);
  }

  add(part: number, row: RowFields, columnCount: number, file: number): void {
    const { starts, ends, tags, bytes } = row;
    let need = 8 + 5 * columnCount;
    for (let i = 0; i < columnCount; i++) if (tags[i]! !== NULL) need += ends[i]! - starts[i]!;
    const buffer = this.room(part, need);
    // `room` left `need` bytes from `to` on; every write below was counted in it.
    let to = this.used[part]!;
    const { line } = row;
    buffer[to] = line;
    buffer[to + 1] = line >>> 8;
    buffer[to + 2] = line >>> 16;
    buffer[to + 3] = line >>> 24;
    buffer[to + 4] = file;
    buffer[to + 5] = file >>> 8;
    buffer[to + 6] = columnCount;
    buffer[to + 7] = columnCount >>> 8;
    to += 8;
    for (let i = 0; i < columnCount; i++) {
      const tag = tags[i]!;
      if (tag === NULL) {
        buffer[to++] = 0;
        continue;
      }
      const start = starts[i]!;
      const length = ends[i]! - start;
      let header = length * 8 + tag;
      while (header >= 128) {
        buffer[to++] = (header & 127) | 128;
        header >>>= 7;
      }
      buffer[to++] = header;
      if (length > 48) buffer.set(bytes.subarray(start, start + length), to);
      else for (let k = 0; k < length; k++) buffer[to + k] = bytes[start + k]!;
      to += length;
    }
    this.bytes[part]! += to - this.used[part]!;
    this.used[part] = to;
    this.rows[part]!++;
  }

  private room(part: number, need: number): Uint8Array {
    let buffer = this.buffers[part]!;
    if (this.used[part]! + need <= buffer.length) return buffer;
    this.flush(part);
    if (buffer.length < need || buffer.length > this.bufferBytes) {
      buffer = new Uint8Array(Math.max(need, this.bufferBytes));
      this.buffers[part] = buffer;
    }
    return buffer;
  }

  private flush(part: number): void {
    const length = this.used[part]!;
    if (length === 0) return;
    const buffer = this.buffers[part]!;
    guarded(this.path, () => {
      for (let at = 0; at < length; )
        at += writeSync(this.descriptor, buffer, at, length - at, this.size + at);
    });
    this.chunks[part]!.push({ offset: this.size, length });
    this.size += length;
    this.used[part] = 0;
  }

  /** Writes out what is buffered and gives the buffers back; `read` may follow, `add` may not. */
  seal(): void {
    for (let part = 0; part < this.buffers.length; part++) {
      this.flush(part);
      this.buffers[part] = new Uint8Array(0);
    }
  }

  /** Visits the rows of a part in input order; fields beyond those a row was written with are null. */
  read(part: number, columnCount: number, visit: (row: RowFields, file: number) => void): void {
    const row = new RowFields();
    for (const { offset, length } of this.chunks[part]!) {
      const bytes = new Uint8Array(length);
      guarded(this.path, () => {
        for (let at = 0; at < length; ) {
          const count = readSync(this.descriptor, bytes, at, length - at, offset + at);
          if (count === 0) throw new Error("the temporary file was cut short");
          at += count;
        }
      });
      row.bytes = bytes;
      for (let at = 0; at < length; ) at = readRow(row, at, columnCount, visit);
    }
  }

  /** Closes the temporary file; removing it is the caller's. */
  close(): void {
    closeSync(this.descriptor);
  }
}

/** Removes the name of the open file, so that a killed process leaves nothing; where that cannot be, the caller does. */
function forgetName(path: string): void {
  try {
    rmSync(path);
  } catch {
    // Windows keeps names of open files.
  }
}

function readRow(
  row: RowFields,
  start: number,
  columnCount: number,
  visit: (row: RowFields, file: number) => void,
): number {
  const { bytes } = row;
  row.reset(columnCount);
  row.line =
    (bytes[start]! | (bytes[start + 1]! << 8) | (bytes[start + 2]! << 16) | (bytes[start + 3]! << 24)) >>> 0;
  const file = bytes[start + 4]! | (bytes[start + 5]! << 8);
  const fields = bytes[start + 6]! | (bytes[start + 7]! << 8);
  let at = start + 8;
  for (let i = 0; i < fields; i++) {
    let header = 0;
    let shift = 0;
    let byte = bytes[at++]!;
    while (byte >= 128) {
      header |= (byte & 127) << shift;
      shift += 7;
      byte = bytes[at++]!;
    }
    header |= byte << shift;
    if (header === 0) continue;
    const length = header >>> 3;
    row.set(i, at, at + length, header & 7);
    at += length;
  }
  visit(row, file);
  return at;
}

/** Runs a file operation; its failure is `import-write`. */
export function guarded<T>(path: string, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    return fail(
      "import-write",
      { path, what: error instanceof Error ? error.message : String(error) },
      { cause: error },
    );
  }
}

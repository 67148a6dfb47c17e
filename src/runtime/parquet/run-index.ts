import type { FileMetaData } from "hyparquet/src/types.js";
import { fail } from "../../errors/index.js";
import type { Store } from "../../storage/store.js";
import type { Footer } from "./footer.js";
import { readVarint } from "./pages/varint.js";
import { footerStart, writtenMetadata } from "./written-metadata.js";

/*
 * Where users' runs begin, so that the users column need not be read by queries that show no ids. The bytes lie right before
 * the footer, where no column chunk is: other readers pass over them, and a tool that writes the rows anew leaves them out.
 *
 *     "FRUN" | of the users' chunks | of the run lengths | run lengths, a varint each | footer | length | PAR1
 *              (a sum in 32 bits)     (a sum in 32 bits)
 *
 * The first sum is over what the footer says of the users' chunks (places, sizes, counts), so that the runs are those of this
 * very column as it lies in this very file; the second is over the run lengths, which must also add up to the rows.
 */

/** Key of the metadata entry that says how many bytes there are, and of which column. */
const RUNS_KEY = "frocket.runs";
const VERSION = 1;
const MAGIC = Buffer.from("FRUN");
const HEAD_BYTES = 12;

/** Run lengths as they are stored, for the metadata entry and for `appendRuns`. `runs`: userCount + 1 offsets. */
export function encodeRuns(runs: Int32Array): Uint8Array {
  const bytes: number[] = [];
  for (let user = 0; user + 1 < runs.length; user++) {
    let rest = runs[user + 1]! - runs[user]!;
    for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

/** The metadata entry of a file with these run lengths. */
export function runsEntry(users: string, lengths: Uint8Array): readonly [string, string] {
  return [RUNS_KEY, JSON.stringify({ version: VERSION, users, bytes: HEAD_BYTES + lengths.length })];
}

/** The file with the run lengths put before its footer. */
export function appendRuns(file: Uint8Array, users: string, lengths: Uint8Array): Uint8Array {
  const raw = writtenMetadata(file);
  const chunk = raw.row_groups[0]?.columns.findIndex(
    ({ meta_data }) => meta_data?.path_in_schema[0] === users,
  );
  if (chunk === undefined || chunk < 0) return file;
  const dataEnd = footerStart(file);
  const whole = new Uint8Array(file.length + HEAD_BYTES + lengths.length);
  whole.set(file.subarray(0, dataEnd));
  whole.set(MAGIC, dataEnd);
  const head = new DataView(whole.buffer, dataEnd);
  head.setUint32(4, sumOfChunks(raw, chunk), true);
  head.setUint32(8, sum(lengths), true);
  whole.set(lengths, dataEnd + HEAD_BYTES);
  whole.set(file.subarray(dataEnd), dataEnd + HEAD_BYTES + lengths.length);
  return whole;
}

/**
 * Offsets of users' runs (userCount + 1) over all row groups, and the bytes that were read for them; no runs when the file does
 * not say them, or what it says is not about the column as it lies there: the column tells then. Errors: those of the store.
 */
export async function readRunIndex(
  store: Store,
  footer: Footer,
  users: string,
): Promise<{ readonly runs: Int32Array | null; readonly bytesRead: number }> {
  const size = announcedBytes(footer.metadata.get(RUNS_KEY), users);
  const column = footer.schema.columns.find(({ name }) => name === users);
  if (size === null || column === undefined || size > footer.dataEnd) return { runs: null, bytesRead: 0 };
  const bytes = await store.read(footer.path, footer.dataEnd - size, footer.dataEnd, footer.identity);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const lengths = bytes.subarray(HEAD_BYTES);
  const isOurs =
    MAGIC.equals(bytes.subarray(0, MAGIC.length)) &&
    view.getUint32(4, true) === sumOfChunks(footer.raw, column.chunk) &&
    view.getUint32(8, true) === sum(lengths);
  const rowCount = footer.rowGroups.reduce((total, group) => total + group.rowCount, 0);
  const runs = isOurs ? decodeRuns(lengths, rowCount) : null;
  return { runs, bytesRead: size };
}

function announcedBytes(entry: string | undefined, users: string): number | null {
  if (entry === undefined) return null;
  try {
    const value: unknown = JSON.parse(entry);
    if (typeof value !== "object" || value === null) return null;
    // Every property is checked before it is used.
    const { version, users: of, bytes } = value as Record<string, unknown>;
    const isKnown = version === VERSION && of === users;
    return isKnown && typeof bytes === "number" && Number.isInteger(bytes) && bytes >= HEAD_BYTES
      ? bytes
      : null;
  } catch {
    return null;
  }
}

/** Offsets from lengths; null unless they add up to the rows. */
function decodeRuns(lengths: Uint8Array, rowCount: number): Int32Array | null {
  const cursor = { bytes: lengths, at: 0, end: lengths.length };
  // Each run takes a byte at least.
  const runs = new Int32Array(lengths.length + 1);
  let count = 0;
  let row = 0;
  while (cursor.at < cursor.end) {
    // The sum has been checked: these are the bytes that were written.
    const length = readVarint(cursor);
    row += length;
    if (length < 1 || row > rowCount) return null;
    runs[++count] = row;
  }
  return row === rowCount ? runs.slice(0, count + 1) : null;
}

/** What the footer says of a column's chunks, in 32 bits. */
function sumOfChunks({ row_groups: groups }: FileMetaData, chunk: number): number {
  const facts = groups.map(({ num_rows: rows, columns }) => {
    const meta = columns[chunk]?.meta_data;
    if (meta === undefined) return fail("internal-error", { what: "a row group without the users column" });
    return [
      rows,
      meta.num_values,
      meta.data_page_offset,
      meta.dictionary_page_offset ?? 0,
      meta.total_compressed_size,
      meta.total_uncompressed_size,
    ].join();
  });
  return sum(Buffer.from(facts.join(";")));
}

/** FNV-1a. */
function sum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash >>> 0;
}

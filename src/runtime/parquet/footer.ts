import { parquetMetadata, parquetSchema } from "hyparquet";
import type { FileMetaData, ParquetParsers } from "hyparquet/src/types.js";
import { FrocketError, fail } from "../../errors/index.js";
import type { FileIdentity, Store } from "../../storage/store.js";
import type { RowGroupInfo } from "../part-source.js";
import { applyArrowHints } from "./arrow-hints.js";
import { type FileSchema, readSchema } from "./schema.js";
import { zoneOf } from "./zones.js";

/** A Parquet file's footer, checked against the file's size. */
export interface Footer {
  readonly path: string;
  readonly identity: FileIdentity;
  /** First byte after the last column chunk that the file can hold. */
  readonly dataEnd: number;
  /** Bytes that were read for it. */
  readonly bytesRead: number;
  readonly raw: FileMetaData;
  readonly schema: FileSchema;
  readonly rowGroups: readonly RowGroupInfo[];
  readonly metadata: ReadonlyMap<string, string>;
}

/** One read of this many bytes holds nearly every footer. */
const TAIL_BYTES = 64 * 1024;
const MAGIC = "PAR1";
const TRAILER_BYTES = 8;
const SMALLEST_FILE = 12;

/**
 * Statistics stay as close to their bytes as hyparquet lets them: no Date, no lossy text.
 * The parsers' declared results are what hyparquet's users usually want; here they only pass through.
 */
export const RAW_PARSERS = {
  stringFromBytes: (bytes: Uint8Array) => bytes,
  dateFromDays: (days: number) => days,
  timestampFromMilliseconds: (value: bigint) => value,
  timestampFromMicroseconds: (value: bigint) => value,
  timestampFromNanoseconds: (value: bigint) => value,
} as Partial<Record<keyof ParquetParsers, unknown>> as Partial<ParquetParsers>;

/**
 * Reads the footer: one read of the file's end, a second one only for a footer above 64 KB.
 * Errors: those of the store, `file-not-parquet`, `file-truncated`, `file-encrypted`, `file-damaged`.
 */
export async function readFooter(store: Store, path: string, identity: FileIdentity): Promise<Footer> {
  const { size } = identity;
  if (size === 0) fail("file-not-parquet", { path, what: "an empty file" });
  if (size < SMALLEST_FILE) fail("file-not-parquet", { path, what: `${size} bytes` });
  const tail = await store.read(path, Math.max(0, size - TAIL_BYTES), size, identity);
  const magic = Buffer.from(tail.subarray(-4)).toString("latin1");
  if (magic === "PARE") fail("file-encrypted", { path, what: "an encrypted footer" });
  if (magic !== MAGIC) {
    const head = Buffer.from(await store.read(path, 0, 4, identity)).toString("latin1");
    if (head === MAGIC) fail("file-truncated", { path, what: "the footer at its end is missing" });
    fail("file-not-parquet", { path, what: "other data" });
  }
  const length = new DataView(tail.buffer, tail.byteOffset).getUint32(tail.length - TRAILER_BYTES, true);
  const whole = length + TRAILER_BYTES;
  if (length === 0 || whole > size - MAGIC.length)
    fail("file-damaged", { path, what: `a footer of ${length} bytes in a file of ${size}` });
  let bytes = tail;
  if (whole > tail.length) {
    const rest = await store.read(path, size - whole, size - tail.length, identity);
    bytes = new Uint8Array(whole);
    bytes.set(rest);
    bytes.set(tail, rest.length);
  }
  const bytesRead = Math.max(tail.length, whole);
  return interpret(path, identity, bytes.subarray(bytes.length - whole), bytesRead);
}

function interpret(path: string, identity: FileIdentity, bytes: Uint8Array, bytesRead: number): Footer {
  if (hasEndlessVarint(bytes)) fail("file-damaged", { path, what: "its footer is filled with one byte" });
  try {
    const raw = parquetMetadata(bytes, { geoparquet: false, parsers: RAW_PARSERS });
    // The parser does not insist on required fields.
    if (raw.schema.some(({ name }) => typeof name !== "string"))
      fail("file-damaged", { path, what: "its schema has a column without a name" });
    const pairs = (raw.key_value_metadata ?? []).map(({ key, value }) => [key, value ?? ""] as const);
    const metadata = new Map(pairs);
    const schema = applyArrowHints(readSchema(parquetSchema(raw)), metadata.get("ARROW:schema"));
    const rowGroups = readRowGroups(path, raw, schema);
    const dataEnd = identity.size - bytes.length;
    return { path, identity, dataEnd, bytesRead, raw, schema, rowGroups, metadata };
  } catch (cause) {
    if (cause instanceof FrocketError) throw cause;
    return fail("file-damaged", { path, what: "its footer cannot be parsed" }, { cause });
  }
}

function readRowGroups(path: string, raw: FileMetaData, schema: FileSchema): readonly RowGroupInfo[] {
  const leafCount = raw.schema.filter((element) => element.type !== undefined).length;
  const rowGroups = raw.row_groups.map((group): RowGroupInfo => {
    const rowCount = Number(group.num_rows);
    if (!(rowCount >= 0)) fail("file-damaged", { path, what: `a row group of ${rowCount} rows` });
    if (group.columns.length !== leafCount)
      fail("file-damaged", { path, what: "a row group lacks some of the columns" });
    const zones: [string, NonNullable<ReturnType<typeof zoneOf>>][] = [];
    const bytes: [string, number][] = [];
    for (const column of schema.columns) {
      const chunk = group.columns[column.chunk]?.meta_data;
      const zone = zoneOf(column, rowCount, chunk?.statistics);
      if (zone !== null) zones.push([column.name, zone]);
      bytes.push([column.name, Number(chunk?.total_compressed_size ?? 0)]);
    }
    return { rowCount, zones: new Map(zones), bytes: new Map(bytes) };
  });
  const rows = rowGroups.reduce((sum, { rowCount }) => sum + rowCount, 0);
  if (rows !== Number(raw.num_rows))
    fail("file-damaged", { path, what: `its row groups have ${rows} rows, its footer says ${raw.num_rows}` });
  return rowGroups;
}

/**
 * Whether there are so many bytes with the high bit in a row that reading them as one number would take seconds:
 * hyparquet sets no limit to the length of a number. Text of that length never occurs in a footer.
 */
function hasEndlessVarint(bytes: Uint8Array): boolean {
  let run = 0;
  for (const byte of bytes) {
    run = byte < 0x80 ? 0 : run + 1;
    if (run > 32 * 1024) return true;
  }
  return false;
}

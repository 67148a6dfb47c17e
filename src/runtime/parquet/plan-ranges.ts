import { fail } from "../../errors/index.js";
import type { Footer } from "./footer.js";
import type { FileColumn } from "./schema.js";

/** Where the pages of one column in one row group lie in the file. */
export interface ChunkRange {
  readonly column: FileColumn;
  readonly rowGroup: number;
  readonly start: number;
  readonly end: number;
}

/** One read of the file, with the ranges that it brings. */
export interface Fetch<R> {
  readonly start: number;
  readonly end: number;
  readonly parts: readonly R[];
}

/** Bytes between two ranges that are cheaper read than skipped. */
const NEAR_BYTES = 16 * 1024;

/**
 * Byte ranges of the chunks, columns in the order given, row groups in theirs. Row groups without rows have none.
 * Errors: `file-damaged` for a chunk that is not inside the file, `file-encrypted`, `codec-unsupported`.
 */
export function chunkRanges(
  footer: Footer,
  columns: readonly FileColumn[],
  rowGroups: readonly number[],
): readonly ChunkRange[] {
  return columns.flatMap((column) =>
    rowGroups
      .filter((rowGroup) => (footer.rowGroups[rowGroup]?.rowCount ?? 0) > 0)
      .map((rowGroup) => chunkRange(footer, column, rowGroup)),
  );
}

function chunkRange(footer: Footer, column: FileColumn, rowGroup: number): ChunkRange {
  const { path, dataEnd } = footer;
  const chunk = footer.raw.row_groups[rowGroup]?.columns[column.chunk];
  if (chunk?.crypto_metadata !== undefined || chunk?.encrypted_column_metadata !== undefined)
    fail("file-encrypted", { path, what: `an encrypted column "${column.name}"` });
  const meta = chunk?.meta_data;
  if (meta?.encodings === undefined || chunk?.file_path)
    return fail("file-damaged", { path, what: `its footer does not say where column "${column.name}" is` });
  if (meta.type !== column.leaf.physical)
    fail("file-damaged", {
      path,
      what: `column "${column.name}" is stored as ${meta.type}, not ${column.leaf.physical}`,
    });
  if (meta.codec === undefined || meta.codec === "LZO")
    fail("codec-unsupported", {
      path,
      column: column.name,
      codec: meta.codec?.toLowerCase() ?? "an unknown codec",
    });
  const data = Number(meta.data_page_offset);
  const dictionary = Number(meta.dictionary_page_offset ?? 0);
  // Some writers leave 0, or an offset behind the data, where there is no dictionary.
  const start = dictionary > 0 && dictionary < data ? dictionary : data;
  const end = start + Number(meta.total_compressed_size);
  if (!(start >= 4 && end > start && end <= dataEnd))
    fail("file-damaged", {
      path,
      what: `column "${column.name}" is said to lie at ${start} to ${end}, outside the data`,
    });
  return { column, rowGroup, start, end };
}

/** Joins ranges that lie near each other into one read each. Pure; the reads are in file order. */
export function coalesce<R extends { readonly start: number; readonly end: number }>(
  ranges: readonly R[],
): readonly Fetch<R>[] {
  const fetches: { start: number; end: number; parts: R[] }[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = fetches.at(-1);
    if (last !== undefined && range.start - last.end <= NEAR_BYTES) {
      last.end = Math.max(last.end, range.end);
      last.parts.push(range);
    } else fetches.push({ start: range.start, end: range.end, parts: [range] });
  }
  return fetches;
}

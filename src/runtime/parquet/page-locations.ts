import { readOffsetIndex } from "hyparquet";
import type { Store } from "../../storage/store.js";
import type { Footer } from "./footer.js";
import { type ChunkRange, coalesce } from "./plan-ranges.js";

/** Pages of a chunk that lie together in the file; `rowCount` is 0 for its dictionary. */
export interface PageRange {
  readonly chunk: ChunkRange;
  readonly start: number;
  readonly end: number;
  /** Row of the row group that the first page begins with. */
  readonly firstRow: number;
  readonly rowCount: number;
}

/** A chunk as one range. */
export function wholeChunk(footer: Footer, chunk: ChunkRange): PageRange {
  const { start, end, rowGroup } = chunk;
  return { chunk, start, end, firstRow: 0, rowCount: footer.rowGroups[rowGroup]?.rowCount ?? 0 };
}

/**
 * Pages of each of the chunks, the dictionary first, by the offset indexes of the file; a chunk without one, or with one that
 * contradicts the footer, is one range. `bytesRead` counts the indexes. Errors: those of the store.
 * Source: parquet-format, PageIndex.
 */
export async function locatePages(
  store: Store,
  footer: Footer,
  chunks: readonly ChunkRange[],
): Promise<{ readonly pages: ReadonlyMap<ChunkRange, readonly PageRange[]>; readonly bytesRead: number }> {
  const indexes = chunks.flatMap((chunk) => {
    const raw = footer.raw.row_groups[chunk.rowGroup]?.columns[chunk.column.chunk];
    const start = Number(raw?.offset_index_offset ?? 0);
    const end = start + Number(raw?.offset_index_length ?? 0);
    return start >= 4 && end > start && end <= footer.dataEnd ? [{ chunk, start, end }] : [];
  });
  const fetches = coalesce(indexes);
  const pages = new Map<ChunkRange, readonly PageRange[]>(
    chunks.map((chunk) => [chunk, [wholeChunk(footer, chunk)]]),
  );
  await Promise.all(
    fetches.map(async ({ start, end, parts }) => {
      const bytes = await store.read(footer.path, start, end, footer.identity);
      for (const index of parts) {
        const own = bytes.slice(index.start - start, index.end - start);
        const found = pagesOf(footer, index.chunk, own);
        if (found !== null) pages.set(index.chunk, found);
      }
    }),
  );
  return { pages, bytesRead: fetches.reduce((sum, { start, end }) => sum + end - start, 0) };
}

/** null unless the pages follow each other, inside of the chunk and over all of its rows. */
function pagesOf(footer: Footer, chunk: ChunkRange, bytes: Uint8Array): PageRange[] | null {
  const rowCount = footer.rowGroups[chunk.rowGroup]?.rowCount ?? 0;
  const locations = locationsOf(bytes);
  const [first] = locations;
  if (first === undefined || first.firstRow !== 0 || first.start < chunk.start) return null;
  const pages: PageRange[] = [];
  if (first.start > chunk.start)
    pages.push({ chunk, start: chunk.start, end: first.start, firstRow: 0, rowCount: 0 });
  for (const [i, { start, size, firstRow }] of locations.entries()) {
    const end = start + size;
    const next = locations[i + 1] ?? { start: chunk.end, firstRow: rowCount };
    // Pages leave no gap: an index that left one of them out would move the rows of the others.
    const isSound = size > 0 && end === next.start && next.firstRow > firstRow;
    if (!isSound) return null;
    pages.push({ chunk, start, end, firstRow, rowCount: next.firstRow - firstRow });
  }
  return pages;
}

function locationsOf(bytes: Uint8Array): { start: number; size: number; firstRow: number }[] {
  try {
    const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), offset: 0 };
    return readOffsetIndex(reader).page_locations.map((location) => ({
      start: Number(location.offset),
      size: Number(location.compressed_page_size),
      firstRow: Number(location.first_row_index),
    }));
  } catch {
    // An index is a hint: the pages themselves tell as well.
    return [];
  }
}

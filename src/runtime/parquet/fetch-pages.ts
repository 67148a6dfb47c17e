import type { Store } from "../../storage/store.js";
import type { Footer } from "./footer.js";
import { locatePages, type PageRange, wholeChunk } from "./page-locations.js";
import type { StoredPages } from "./pages/read-pages.js";
import { type ChunkRange, coalesce } from "./plan-ranges.js";
import type { RowBlocks } from "./row-blocks.js";

/** Pages that were read, by chunk in file order, and the bytes that it took. */
export interface FetchedPages {
  readonly pages: Map<ChunkRange, readonly StoredPages[]>;
  readonly bytesRead: number;
}

/**
 * Reads the pages of chunks: all of them, or with `sparse` those whose rows are looked at, and dictionaries. The blocks are of
 * the concatenation of the row groups given. Errors: those of the store.
 */
export async function fetchPages(
  store: Store,
  footer: Footer,
  chunks: readonly ChunkRange[],
  sparse: { readonly blocks: RowBlocks; readonly rowGroups: readonly number[] } | null,
): Promise<FetchedPages> {
  const located = sparse && (await locatePages(store, footer, chunks));
  const ranges = located
    ? chunks.flatMap((chunk) => wantedPages(footer, located.pages.get(chunk) ?? [], chunk, sparse))
    : chunks.map((chunk) => wholeChunk(footer, chunk));
  const fetches = coalesce(ranges);
  const pages = new Map<ChunkRange, StoredPages[]>(chunks.map((chunk) => [chunk, []]));
  await Promise.all(
    fetches.map(async ({ start, end, parts }) => {
      const bytes = await store.read(footer.path, start, end, footer.identity);
      for (const { chunk, firstRow, rowCount, ...range } of parts)
        pages
          .get(chunk)
          ?.push({ bytes: bytes.subarray(range.start - start, range.end - start), firstRow, rowCount });
    }),
  );
  // Reads end in any order.
  for (const stored of pages.values())
    stored.sort((a, b) => a.firstRow - b.firstRow || a.rowCount - b.rowCount);
  const bytesRead = fetches.reduce((sum, { start, end }) => sum + end - start, located?.bytesRead ?? 0);
  return { pages, bytesRead };
}

/** Pages with rows that are looked at, and the dictionary if there are any. */
function wantedPages(
  footer: Footer,
  pages: readonly PageRange[],
  { rowGroup }: ChunkRange,
  { blocks, rowGroups }: { readonly blocks: RowBlocks; readonly rowGroups: readonly number[] },
): readonly PageRange[] {
  let start = 0;
  for (const group of rowGroups.slice(0, rowGroups.indexOf(rowGroup)))
    start += footer.rowGroups[group]?.rowCount ?? 0;
  const isWanted = ({ firstRow, rowCount }: PageRange): boolean =>
    blocks.touches(start + firstRow, start + firstRow + rowCount);
  return pages.some(isWanted) ? pages.filter((page) => page.rowCount === 0 || isWanted(page)) : [];
}
